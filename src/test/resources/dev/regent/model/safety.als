/* What must hold of the protocol, and what happens when a rule is taken out. */
module safety

open failover

/** Never two settled homes in one epoch. */
pred oneHomePerEpoch {
  always (all e: Epoch, a, b: Region | (once e -> a in home and once e -> b in home) implies a = b)
}

/** No update of weights is lost: who writes has seen what was there. */
pred noUpdateIsLost {
  always (Zone.epoch' in Zone.epoch + next[Zone.epoch] and home in home')
}

/** A regent votes against its own region and the home, or against a home that was left while not everybody knows. */
pred votesAgainstOwnOrHome {
  always (all v: Ticks, r: v.votes' - v - v.seen'.home | once r = v.seen.home and gt[v.seen', Zone.shown])
}

/** What votes have put out, recovery does not bring back before the change of weights is known everywhere. */
pred recoveryMovesNothing {
  always (all h: Zone.shown.home & Zone.shown'.home |
    (votedOut[h, votes] and (votedOut[h, counted] or h in h.votes) and not votedOut[h, votes'])
      implies (becameHome[h] or homeFor[h] not in open_ + h
        or some v: Ticks | h in v.votes - v.votes' and pointless[v, h]))
}

/** Nothing changes but what regents do, checkers keep up, and all regents but the silent ones tick. */
pred quiet[silent: set Region] {
  Ticks = Region - silent
  Serves' = Serves and sees = Region -> Serves
  counted = votes and Up = Serves
}

pred dark[r: Region, silent: set Region] { quiet[silent] and r in Serves & Ticks and no answer & Serves }
pred allOut[r: Region, silent: set Region] { quiet[silent] and r in Serves & Ticks and no open_ }

/** DNS does not answer for more than three quiet ticks what does not serve, while a region with a living regent does. */
pred theAbleAreAnswered {
  no r, d: Region | eventually (dark4[r, d])
}
pred dark4[r, d: Region] { dark[r, d] and after (dark[r, d] and after (dark[r, d] and after dark[r, d])) }

/** Votes do not keep all regions out for more than three quiet ticks while one is able. */
pred neverAllOut[silent: set Region] {
  no r: Region | eventually (allOut[r, silent] and after (allOut[r, silent] and after (allOut[r, silent] and after allOut[r, silent])))
}

/** Weights leave a home that is seen open only because a person wants it. */
pred returnsByFailbackOnly {
  always (all v: Region | (no v.proposed and some v.proposed' and v.seen'.home in open_) implies v in Approved)
}

/** An old vote never counts a second time: its voter has seen the home open, and no reason any more, and yet it counts. */
pred stale[v: Region, h: Region] {
  h in v.votes
  before (v in Ticks and h = homeFor[v] and h in (v.votes - v.young) & open_ and not casts[v, h])
}
pred oldVotesDoNotCount {
  always (all h: open_ | (votedOut[h, votes'] and h not in h.votes') implies no v: Region - h | stale[v, h])
}

/** What a region held against itself as a standby is not held against the home that it has become. */
pred newHomeIsOpen { always (all v: Ticks | (becameHome[v] and v in v.votes & v.votes') implies casts[v, v]) }

/** Once everybody has seen for long enough that another serves, the death of any one board brings the home back in no way. */
pred heldWhicheverBoardGoes {
  always (all h: Zone.epoch.home | longReplaced[h] implies
    (some Third implies (all board: Region | votedOut[h, votes' - board -> Region]) else votedOut[h, votes']))
}
pred longReplaced[h: Region] {
  Ticks = Region and Patient = Region and Zone.shown = Zone.epoch and h not in open_
  all v: Region | v.seen = Zone.epoch and some actingFor[v]
}

/** Nobody moves the weights on before name servers show where they are, unless to the one who has served meanwhile. */
pred weightsWaitToBeSeen {
  always (all v: Region | (no v.proposed and some v.proposed' and not insync[v]) implies v.proposed' in v.acting & actingFor[v])
}

/** Nobody votes against a home while no other region is open. */
pred leftForSomebody {
  always (all v: Region | (some (v.votes' - v.votes) & v.seen'.home) implies some open_ - v.seen'.home)
}

// ---------------------------------------------------------------- it can happen at all

run canFailOver { allRules and eventually (First not in Serves and votedOut[First, counted] and answer = Second) }
  for exactly 3 Region, exactly 2 Epoch, exactly 5 steps expect 1
run canSettle { allRules and eventually (Zone.shown.home = Second and answer = Second) }
  for exactly 2 Region, exactly 2 Epoch, exactly 7 steps expect 1
run canFailBack { allRules and eventually (Zone.shown.home = Second and eventually (Zone.shown.home = First and answer = First)) }
  for exactly 3 Region, exactly 3 Epoch, exactly 9 steps expect 1

// ---------------------------------------------------------------- with all rules, for two regents and for three

check twoVote { allRules implies (votesAgainstOwnOrHome and oldVotesDoNotCount and newHomeIsOpen and leftForSomebody and returnsByFailbackOnly and weightsWaitToBeSeen) }
  for exactly 2 Region, exactly 3 Epoch, exactly 11 steps expect 0
check twoSetWeights { allRules implies (oneHomePerEpoch and noUpdateIsLost) }
  for exactly 2 Region, exactly 4 Epoch, exactly 11 steps expect 0
check twoRecover { allRules implies (recoveryMovesNothing and heldWhicheverBoardGoes) }
  for exactly 2 Region, exactly 3 Epoch, exactly 11 steps expect 0
check twoAnswer { allRules implies theAbleAreAnswered }
  for exactly 2 Region, exactly 3 Epoch, exactly 11 steps expect 0
check twoStayOpen { allRules implies (neverAllOut[none] and all silent: Region | neverAllOut[silent]) }
  for exactly 2 Region, exactly 3 Epoch, exactly 11 steps expect 0
check threeVote { allRules implies (votesAgainstOwnOrHome and oldVotesDoNotCount and newHomeIsOpen and leftForSomebody and returnsByFailbackOnly and weightsWaitToBeSeen) }
  for exactly 3 Region, exactly 3 Epoch, exactly 9 steps expect 0
check threeSetWeights { allRules implies (oneHomePerEpoch and noUpdateIsLost) }
  for exactly 3 Region, exactly 3 Epoch, exactly 9 steps expect 0
check threeRecover { allRules implies (recoveryMovesNothing and heldWhicheverBoardGoes) }
  for exactly 3 Region, exactly 3 Epoch, exactly 9 steps expect 0
check threeAnswer { allRules implies theAbleAreAnswered }
  for exactly 3 Region, exactly 2 Epoch, exactly 9 steps expect 0
check threeStayOpen { allRules implies (neverAllOut[none] and all silent: Region | neverAllOut[silent]) }
  for exactly 3 Region, exactly 2 Epoch, exactly 9 steps expect 0

// ---------------------------------------------------------------- with one rule taken out

check upsertLosesAnUpdate { without[CompareAndSet] implies noUpdateIsLost }
  for exactly 3 Region, exactly 3 Epoch, exactly 7 steps expect 1
check upsertSettlesTwoHomes { without[CompareAndSet] implies oneHomePerEpoch }
  for exactly 3 Region, exactly 3 Epoch, exactly 7 steps expect 1
check looseVotesLetRecoveryMove { without[Sticky] implies recoveryMovesNothing }
  for exactly 3 Region, exactly 2 Epoch, exactly 6 steps expect 1
check looseVotesLetRecoveryMoveWithTwo { without[Sticky] implies recoveryMovesNothing }
  for exactly 2 Region, exactly 2 Epoch, exactly 6 steps expect 1
check hastyVotesLetRecoveryMove { without[MinimumHold] implies recoveryMovesNothing }
  for exactly 3 Region, exactly 2 Epoch, exactly 6 steps expect 1
check settledVotesLetRecoveryMove { without[StandsUntilInsync] implies recoveryMovesNothing }
  for exactly 3 Region, exactly 2 Epoch, exactly 8 steps expect 1
check standingVotesCountTwice { without[GoesOnceOpen] implies oldVotesDoNotCount }
  for exactly 3 Region, exactly 2 Epoch, exactly 8 steps expect 1
check votesAgainstStandbys { without[OnlyTheHome] implies votesAgainstOwnOrHome }
  for exactly 3 Region, exactly 2 Epoch, exactly 6 steps expect 1
check votesOfTheLonelyKeepAllOut { without[GoesWhenAlone] implies neverAllOut[none] }
  for exactly 3 Region, exactly 2 Epoch, exactly 9 steps expect 1
check newHomeStaysOut { without[NewHomeOpens] implies newHomeIsOpen }
  for exactly 2 Region, exactly 2 Epoch, exactly 8 steps expect 1
check leftForNobody { without[NobodyBetter] implies leftForSomebody }
  for exactly 3 Region, exactly 2 Epoch, exactly 5 steps expect 1
check closedTooEarly { without[CloseOnlyAfterOpen] implies theAbleAreAnswered }
  for exactly 3 Region, exactly 2 Epoch, exactly 8 steps expect 1
check returnsByItself { without[FailbackOnly] implies returnsByFailbackOnly }
  for exactly 3 Region, exactly 3 Epoch, exactly 8 steps expect 1
check heldByOneBoard { without[HeldOutByAll] implies heldWhicheverBoardGoes }
  for exactly 3 Region, exactly 2 Epoch, exactly 7 steps expect 1
check judgedTooEarly { without[JudgedAsShown] implies weightsWaitToBeSeen }
  for exactly 3 Region, exactly 3 Epoch, exactly 8 steps expect 1
