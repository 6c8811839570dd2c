/** Route 53's REST API in front of the twin's state: HTTP, XML, signatures. Nothing is decided here. */
@NullMarked
package dev.regent.sandbox.route53.api;

import org.jspecify.annotations.NullMarked;
