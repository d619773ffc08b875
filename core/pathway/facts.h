// Facts: what is known about a case while the engine decides, fetched only when a condition asks.
//
//   class StoredFacts : public Facts { ... };      // storage-backed; every function is called at most once a decision
//   CaseState state{.pathway = "safeguarding", .bundle = digest, .state = "concern", ...};
//
// The names a condition may use are listed in workflows/README.md; an empty optional reads as null. Pure.
// Threads: one decision uses one Facts object on one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/calendar/due.h"
#include "core/dates.h"
#include "core/document.h"
#include "core/ids.h"

namespace caseway::pathway {

// Who holds a case: always a team, within it a worker or the queue, and for a while its managers.
struct Owner {
  std::string team;       // a team id of teams.toml
  UserId worker;          // none: in the team's queue
  bool managers = false;  // waits for a manager of the team; the worker is kept for the way back
  bool operator==(const Owner&) const = default;
};

// Where a case stands: folded from its events, kept beside them.
struct CaseState {
  CaseId id;
  std::string pathway;
  std::string bundle;  // digest
  std::string state;
  std::string came_from;  // the state it was in before; "" in its first
  std::string capacity;
  Owner owner;
  Instant received{};       // when the contact came in
  Instant first_contact{};  // of the journey, perhaps in an earlier case
  Instant opened{};
  Instant entered{};                 // the state
  Pauses pauses;                     // of the whole case so far; the last is open while paused
  UserId moved_by;                   // who brought the case into its state
  std::vector<UserId> form_authors;  // who wrote the submitted forms of the work now before the case
};

struct PersonFacts {
  std::optional<Date> born;
  std::optional<bool> alive, name_known, identity_confirmed, nhs_number_known, address_known, in_area;
};

// A row of a tracked group on this case.
struct CaseItem {
  std::string as, label, form;
  std::optional<Date> due;
  bool done = false;
};

// A form and the form that answers it: when it was asked, the first time since the answer before, and when that was
// answered.
struct Round {
  Instant asked{};
  std::optional<Instant> answered;
};

struct CaseFacts {
  std::optional<std::string> band, restriction, channel, urgency, consent, safeguarding_reported, source;
  std::optional<bool> out_of_hours;
};

class Facts {
 public:
  virtual ~Facts() = default;
  // The latest submitted answers of a form of this case (canonical, core/forms/answers.h); null when none.
  virtual const Document* Submitted(std::string_view form) const = 0;
  // The latest draft, when it is newer than what was submitted; null when none.
  virtual const Document* Draft(std::string_view form) const = 0;
  virtual PersonFacts Person() const = 0;
  virtual CaseFacts Case() const = 0;

  // What is kept beside the person and the case: each apart, because each is a look of its own.
  virtual std::vector<std::string> Alerts() const = 0;
  virtual std::vector<std::string> OpenCases() const = 0;  // of the person; pathway ids
  virtual std::optional<bool> OpenSafeguarding() const = 0;
  virtual std::optional<bool> CommunicationNeedsRecorded() const = 0;
  virtual std::optional<bool> DuplicateOpen() const = 0;
  // Who made the contact the case came of, a code of referral-sources; none where nobody knows.
  virtual std::optional<std::string> Caller() const { return std::nullopt; }
  virtual std::vector<std::string> Linked() const = 0;  // cases linked with this one; pathway ids
  virtual std::vector<CaseItem> Items() const = 0;
  // How many earlier cases of its pathway it repeats, by the window the council sets; 0 where the case is none that
  // comes in as a concern.
  virtual int Repeats() const { return 0; }
  // Who holds the newest open case linked with this one, concerns left out: its worker, the managers of their team
  // while the worker is away, or its queue. None when no such case is linked.
  virtual std::optional<Owner> HolderOfLinked() const { return std::nullopt; }
  // Ids of the clocks that have stopped: they stay as they stopped.
  virtual std::vector<std::string> StoppedClocks() const { return {}; }
  // Since when the clock runs on the case; none while it does not, or never did.
  virtual std::optional<Instant> RunsSince(const std::string& clock) const {
    (void)clock;
    return std::nullopt;
  }
  // The last round of `form`, submitted in this case, and `answer`; none when the form never was.
  virtual std::optional<Round> LastRound(const std::string& form, const std::string& answer) const {
    (void)form, (void)answer;
    return std::nullopt;
  }
  // When the version of the form that speaks now was submitted; none when none does.
  virtual std::optional<Instant> SubmittedAt(const std::string& form) const {
    (void)form;
    return std::nullopt;
  }
  // Whether somebody signed a version of the form off and another speaks now, or none.
  virtual bool ChangedSinceSigned(const std::string& form) const {
    (void)form;
    return false;
  }
};

}  // namespace caseway::pathway
