// LivedYears: three years of an invented council, lived day by day through the use cases.
//
//   LivedYears years(runtime, clock, {.people = 2000, .seed = 1, .today = today}, walker);
//   if (auto lived = years.Live(); !lived) ...        // the first refusal that is a fault of the program
//
// Weeks have their rhythm, work its lateness; the same seed gives the same council. Threads: one, before anything is
// served.
#pragma once

#include <map>
#include <queue>
#include <string>
#include <vector>

#include "app/clock.h"
#include "app/demonstration/happenings.h"
#include "app/demonstration/work_at_hand.h"
#include "app/runtime.h"

namespace caseway::app {

inline constexpr int kLivedYears = 3;

struct Years {
  int people = 2000;
  std::uint64_t seed = 1;
  Instant today{};
};

class LivedYears {
 public:
  LivedYears(Runtime& runtime, SteppedClock& clock, const Years& years, const Walker& walker);
  Result<void> Live();
  std::int64_t steps() const { return steps_; }
  // What a use case refused, as in life: by its sentence, how often. The deed changed nothing, and was tried again
  // later.
  const std::map<std::string, std::int64_t>& refused() const { return refused_; }

 private:
  // Something that will happen: a contact about somebody, or the next step on a case.
  struct Planned {
    Instant at{};
    std::uint64_t order = 0;   // ties are broken by it, so that the same seed gives the same council
    std::uint64_t person = 0;  // of a contact
    CaseId case_id;            // of a step
    std::uint64_t step = 0;
    bool safeguarding = false;  // of a contact
    std::size_t wish = 0;       // of a case that shall stand on a list on the last day: which, from 1
    bool operator>(const Planned& other) const { return std::pair{at, order} > std::pair{other.at, other.order}; }
  };
  void Plan(Planned planned);
  void PlanContacts();
  void PlanContact(Instant at, std::uint64_t person, Chance& chance);
  void PlanWishes();
  Result<void> Batch();
  // What comes of a case that is brought somewhere, and when the next step is.
  void Approach(const Planned& event, const Result<Document>& answer);
  Result<void> Follow(const Planned& event, const Result<Document>& answer);
  const Actor& TakerOf(std::uint64_t person) const;
  Runtime::UseCase UseCaseOf(const Planned& event);
  Runtime::UseCase ContactOf(const Planned& event);
  Runtime::UseCase StepOf(const Planned& event);
  Runtime::UseCase WishOf(const Planned& event);
  Coming ComingOf(const Planned& event) const;

  Runtime& runtime_;
  SteppedClock& clock_;
  const Years years_;
  const Walker& walker_;
  std::vector<const Actor*> takers_;  // of contacts
  Endings endings_;                   // on the writer alone
  std::vector<PersonId> people_;
  std::vector<Wish> wishes_;
  std::priority_queue<Planned, std::vector<Planned>, std::greater<>> planned_;
  std::uint64_t order_ = 0;
  std::int64_t steps_ = 0;
  std::map<std::string, std::int64_t> refused_;
};

}  // namespace caseway::app
