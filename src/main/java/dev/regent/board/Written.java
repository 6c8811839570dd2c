package dev.regent.board;

/** What came of a conditional write. */
sealed interface Written {
    /** In one word, for the metrics. */
    String outcome();

    /**
     * It is there, or gone, as wished.
     *
     * @param etag of what is there now; "" after a deletion
     */
    record Done(String etag) implements Written {
        @Override
        public String outcome() {
            return "ok";
        }
    }

    /** Something else is there than the writer knows: read again. No fault, but another writer. */
    record Conflict() implements Written {
        @Override
        public String outcome() {
            return "conflict";
        }
    }

    /** No answer, or an error: it may have been written all the same. Read again. */
    record Unsure(String outcome) implements Written {}
}
