/*
 * Regent's protocol: votes on boards, how Route 53 counts them, settling and failback.
 *
 * One step is one second or so in which any of the regents tick, any of the checkers look, and anything may fail or
 * recover; so whatever can be late, may be. docs/model.md says which class each name stands for.
 */
module failover

open util/ordering[Epoch] as epochs

/** A region with its regent: what the regent sees, holds on its board and has under way. */
abstract sig Region {
  earlier: set Region,       // those before it in the order of preference
  var sees: set Region,     // gateways that serve, as its probe sees them
  var votes: set Region,    // on its board: these should take no traffic
  var young: set Region,    // votes that have not stood for 15 looks yet
  var counted: set Region,  // its votes as Route 53's checkers know them
  var acting: lone Region,  // the acting home that it remembers
  var seen: one Epoch,      // the last epoch that it read
  var proposed: lone Region,// who is to be home by its change of weights that is under way
  var base: lone Epoch      // the epoch which that change replaces
}
one sig First, Second extends Region {}
lone sig Third extends Region {}

/** The epoch records that there were; the weights are all on the home. */
sig Epoch { var home: lone Region }
one sig Zone { var epoch: one Epoch, var shown: one Epoch } // by the control plane; by the name servers

var sig Serves in Region {}   // its gateway really answers
var sig Up in Region {}       // Route 53's check of its gateway passes
var sig Ticks in Region {}    // its regent decides in this step
var sig Patient in Region {}  // its regent has counted enough looks for whatever needs looks
var sig Fresh in Region {}    // its report is seen to go on
var sig SaysAble in Region {} // its last report says that it is able
var sig Approved in Region {} // on-call wants it to be home

/** What can be taken out, to see what it is for. */
abstract sig Rule {}
one sig CompareAndSet, Sticky, MinimumHold, StandsUntilInsync, GoesOnceOpen, GoesWhenAlone, NewHomeOpens, OnlyTheHome,
  NobodyBetter, CloseOnlyAfterOpen, FailbackOnly, HeldOutByAll, JudgedAsShown
  extends Rule {}
sig Removed in Rule {}
pred allRules { no Removed }
pred without[r: Rule] { Removed = r }
pred kept[r: Rule] { r not in Removed }

fact preference { earlier = Second -> First + Third -> (First + Second) }

// ---------------------------------------------------------------- Route 53

pred votedOut[r: Region, cast: Region -> Region] {
  r -> r in cast or (some Third and all peer: Region - r | peer -> r in cast)
}
fun open_: set Region { { r: Up | not votedOut[r, counted] } }
fun answer: set Region {
  let h = Zone.shown.home | (h in open_ or no open_) implies h else open_
}

// ---------------------------------------------------------------- what a regent makes of what it sees

fun homeFor[v: Region]: lone Region { v.seen'.home }
pred insync[v: Region] { lte[v.seen', Zone.shown] }
fun living[v: Region]: set Region { Fresh + v }

fun able[v: Region]: set Region {
  (v & Serves) + ((Fresh - v) & SaysAble) + ((Region - living[v]) & Up & v.sees)
}
fun firstOf[rs: set Region]: lone Region { { r: rs | no r.earlier & rs } }
fun heir[v: Region]: lone Region { firstOf[(able[v] & open_) - homeFor[v]] }
fun actingFor[v: Region]: lone Region {
  let still = (v.acting & able[v] & open_) - homeFor[v] |
    homeFor[v] in open_ implies none else (some still implies still else heir[v])
}
pred saysServes[v: Region, r: Region] { r = v implies r in Serves else r in Fresh & SaysAble }
/** DNS answers the dead; what is answered before the last change of weights is shown is the answer to those before. */
pred deadAnswer[v: Region] {
  kept[JudgedAsShown] implies insync[v]
  no answer & open_
  no r: answer | r in v.sees or saysServes[v, r]
}

// ---------------------------------------------------------------- votes

pred homeReason[h: Region] {
  let near = not (h in Serves), down = not (h in Up),
      far = some p: Fresh - h | h not in p.sees and not (h in Serves & Up) {
    (near and down) or (near and far) or (down and far)
  }
}
/** A peer's reason against a region: never its silence alone, and not while the region says that it serves. */
pred peerReason[v: Region, h: Region] {
  h not in v.sees
  not saysServes[v, h]
  h not in Up or (h not in Serves and (h in Fresh or some p: Fresh - h - v | h not in p.sees))
}

/** The home is out, and another serves in its place: no evidence, but a reason to hold it out. */
pred replaced[v: Region, h: Region] {
  v = h or kept[HeldOutByAll]
  h not in open_
  v in Patient and v.seen.home = h
  some actingFor[v]
}

/** Able and open, or not known not to be. */
fun mayServe[v: Region]: set Region { open_ & (able[v] + (Serves - living[v])) }

/** It serves, and nobody else may. */
pred pointless[v: Region, h: Region] {
  h in living[v] implies saysServes[v, h] else h in able[v]
  no mayServe[v] - h
}
pred becameHome[v: Region] { v.seen.home != v and v.seen'.home = v }

/** A new vote against the home. */
pred casts[v: Region, h: Region] {
  replaced[v, h] or (v = h implies homeReason[h] else peerReason[v, h])
  kept[NobodyBetter] implies some heir[v]
}

/** A vote against the home stands although its reason has gone. */
pred sticks[v: Region, h: Region] {
  kept[Sticky]
  h in v.votes
  kept[NewHomeOpens] implies not becameHome[v]
  kept[GoesWhenAlone] implies not pointless[v, h]
  (kept[MinimumHold] and h in v.young) or h not in open_ or not kept[GoesOnceOpen]
}

/** A vote against a home that was left: some name servers may still answer it. */
pred left[v: Region, r: Region] {
  r in v.votes and r != v and r != homeFor[v]
  kept[StandsUntilInsync] and not insync[v]
  kept[GoesWhenAlone] implies not pointless[v, r]
}

pred mustOpen[v: Region] { actingFor[v] = v or (deadAnswer[v] and v in Patient) }
pred another[v: Region] {
  let others = (v.earlier + actingFor[v]) - v - homeFor[v] |
    kept[CloseOnlyAfterOpen] implies some others & able[v] & open_ else some others & able[v]
}

/** A standby keeps itself out. */
pred standsBack[v: Region] {
  v not in Serves or (not mustOpen[v] and (another[v]
    or (kept[StandsUntilInsync] and v in v.votes and homeFor[v] in open_ and not insync[v])))
}

/** What the regent's votes are after its tick. */
fun held[v: Region]: set Region {
  { r: Region |
    (r = homeFor[v] and (casts[v, r] or sticks[v, r]))
    or (r = v and r != homeFor[v] and standsBack[v])
    or left[v, r]
    or (not kept[OnlyTheHome] and r != v and r != homeFor[v] and (peerReason[v, r] or sticks[v, r])) }
}

// ---------------------------------------------------------------- weights

/** Who takes the weights for this region: its own regent, or if that is silent the first living one. */
fun mover[v: Region, to: Region]: lone Region { to in living[v] implies to else firstOf[living[v]] }

/** The acting home has served for long enough, or the answer was dead for long enough. */
fun settles[v: Region]: lone Region {
  let acts = actingFor[v] & able[v], served = v.acting & acts,
      heirless = (some acts implies acts else firstOf[able[v] - homeFor[v]]),
      dead = (deadAnswer[v] implies heirless else none) |
  v not in Patient implies none else (some served implies served else dead)
}

/** The target of a failback takes the weights itself. */
pred failsBack[v: Region] {
  v in Patient & Serves & open_
  v != homeFor[v]
  homeFor[v] in open_
  insync[v]
  kept[FailbackOnly] implies v in Approved else v in homeFor[v].earlier
}

fun proposal[v: Region]: lone Region {
  let to = settles[v] | (some to and mover[v, to] = v) implies to else (failsBack[v] implies v else none)
}

// ---------------------------------------------------------------- steps

pred tick[v: Region] {
  v.seen' in v.seen + Zone.epoch + Zone.shown
  gte[v.seen', v.seen] and gte[v.seen', Zone.shown]
  v.votes' = held[v]
  v.acting' = actingFor[v]
  v.young' in v.young + v.votes' - v.votes
  // A vote is counted well before it has stood for 15 looks.
  v.young' & v.votes' & v.votes in v.young
  (v.votes' - v.votes) + (v.young & v.votes' - v.counted) in v.young'
  v.young' in v.votes'
  v in SaysAble' iff v in Serves
}

pred sleep[v: Region] {
  v.seen' = v.seen
  v.votes' = v.votes
  v.young' = v.young
  v.acting' = v.acting
  v in SaysAble' iff v in SaysAble
}

/** A change of weights is begun, goes on, or is given up. */
pred proposes[v: Region] {
  (v.proposed' = v.proposed and v.base' = v.base)
  or (no v.proposed' and no v.base')
  or (v in Ticks and no v.proposed and some proposal[v] and v.proposed' = proposal[v] and v.base' = v.seen')
}

/** A change of weights reaches Route 53, which carries it out whole, or refuses it whole. */
pred lands[v: Region] {
  some v.proposed and no v.proposed' and no v.base'
  kept[CompareAndSet] implies v.base = Zone.epoch
  some next[v.base]
  Zone.epoch' = next[v.base]
  home' = home ++ (next[v.base] -> v.proposed)
}

pred nothingLands { Zone.epoch' = Zone.epoch and home' = home }

pred checkersLook {
  all v: Region | v.counted' in v.counted + v.votes' and v.counted & v.votes' in v.counted'
  Up' in Up + Serves' and Up & Serves' in Up'
}

pred init {
  First = Zone.epoch.home and Zone.epoch = first and Zone.shown = first and no (Epoch - first).home
  Serves = Region and Up = Region and Fresh = Region and SaysAble = Region
  votes = (Third & Region) -> (Third & Region) and counted = votes
  no young and no acting and no proposed and no base
  all v: Region | v.seen = first
}

pred step {
  all v: Region | (v in Ticks implies tick[v] else sleep[v]) and proposes[v]
  nothingLands or (some v: Region | lands[v])
  Zone.shown' in Zone.shown + Zone.epoch'
  gte[Zone.shown', Zone.shown]
  Fresh' = Ticks
  checkersLook
}

fact behaviour {
  init
  always step
  // What does not serve is seen by nobody to serve; what serves may be out of somebody's reach, but not of its own.
  always (sees in Region -> Serves and Serves <: iden in sees)
}
