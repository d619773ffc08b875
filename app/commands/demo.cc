#include <fmt/format.h>

#include <future>
#include <queue>
#include <string>

#include "app/clock.h"
#include "app/commands/council.h"
#include "app/commands/forwarding.h"
#include "app/demonstration/population.h"
#include "app/demonstration/staff.h"
#include "app/demonstration/walker.h"
#include "core/casework/case_record.h"
#include "core/casework/notes.h"
#include "core/casework/open_case.h"
#include "storage/sqlite/verify.h"

namespace caseway::app {
namespace {

constexpr int kYears = 3;
constexpr std::chrono::minutes kTogether{120};  // what falls into it shares commits

int Fail(std::ostream& err, const Error& error) {
  err << error.say << (error.detail.empty() ? "" : " (" + error.detail + ")") << "\n";
  for (const auto& field : error.fields) err << "  " << field.field << ": " << field.say << "\n";
  for (const auto& unmet : error.unmet) err << "  " << unmet.rule << ": " << unmet.say << "\n";
  return 1;
}

// Something that will happen: a contact about somebody, or the next step on a case.
struct Planned {
  Instant at{};
  std::uint64_t order = 0;   // ties are broken by it, so that the same seed gives the same council
  std::uint64_t person = 0;  // of a contact
  CaseId case_id;            // of a step
  std::uint64_t step = 0;
  bool operator>(const Planned& other) const { return std::pair{at, order} > std::pair{other.at, other.order}; }
};

// Weeks have a rhythm: busy on Mondays, quiet at weekends; most contacts come in working hours, some at night.
Instant ContactTime(Chance& chance, Date first, int days) {
  for (;;) {
    // A third of the contacts are of the last two months, so that there is work to be seen; the rest make the history.
    const int recent = chance.Hits(0.33) ? 60 : days;
    const Date day{Days{first} + std::chrono::days{days - recent} +
                   std::chrono::days{chance.Below(static_cast<std::uint64_t>(recent))}};
    const unsigned weekday = std::chrono::weekday{Days{day}}.iso_encoding();
    constexpr double kShare[] = {0, 1.0, 0.85, 0.8, 0.8, 0.75, 0.22, 0.15};
    if (!chance.Hits(kShare[weekday])) continue;
    const bool day_time = chance.Hits(0.9);
    const int minutes =
        day_time ? 8 * 60 + static_cast<int>(chance.Below(10 * 60)) : static_cast<int>(chance.Below(24 * 60));
    return FromLondon({day, minutes, 0});
  }
}

// Most work is done in time, some of it late, a little very late; people work by day.
Instant NextStep(Chance& chance, Instant now, Instant due) {
  const auto span = std::max<std::chrono::microseconds>(due - now, std::chrono::hours{2});
  const double share = chance.Hits(0.8)   ? 0.15 + 0.8 * chance.Share()
                       : chance.Hits(0.8) ? 1.0 + 0.8 * chance.Share()
                                          : 2.0 + 4.0 * chance.Share();
  const Instant wanted =
      now + std::chrono::microseconds{static_cast<std::int64_t>(static_cast<double>(span.count()) * share)};
  LondonTime local = ToLondon(wanted);
  const unsigned weekday = std::chrono::weekday{Days{local.date}}.iso_encoding();
  if (weekday > 5 && chance.Hits(0.9))
    local.date = Date{Days{local.date} + std::chrono::days{8 - static_cast<int>(weekday)}};
  if (local.minutes < 9 * 60 || local.minutes > 17 * 60)
    local.minutes = 9 * 60 + static_cast<int>(chance.Below(8 * 60));
  return std::max(FromLondon(local), now + std::chrono::minutes{5});
}

class DemonstrationCouncil {
 public:
  DemonstrationCouncil(Runtime& runtime, SteppedClock& clock, const DemoOptions& options, Instant today,
                       std::vector<Actor> staff)
      : runtime_(runtime),
        clock_(clock),
        options_(options),
        today_(today),
        walker_(std::move(staff), options.seed),
        people_(static_cast<std::size_t>(options.people)) {}

  Result<void> Live() {
    PlanContacts();
    const auto all = static_cast<std::int64_t>(kYears * 365);
    const Instant start = today_ - std::chrono::days{all};
    while (!planned_.empty() && planned_.top().at < today_) {
      if (const auto done = Batch(); !done) return done;
      ShowProgress("Days lived",
                   std::min(all, std::chrono::duration_cast<std::chrono::days>(clock_.Now() - start).count()), all);
    }
    ShowProgress("Days lived", all, all);
    return {};
  }
  std::int64_t steps() const { return steps_; }
  std::int64_t refused() const { return refused_; }

 private:
  void Plan(Instant at, std::uint64_t person, CaseId case_id, std::uint64_t step) {
    planned_.push({std::max(at, clock_.Now()), ++order_, person, case_id, step});
  }

  void PlanContacts() {
    const Date first = LondonDate(today_ - std::chrono::days{kYears * 365});
    for (std::uint64_t person = 0; person < people_.size(); ++person) {
      Chance chance(options_.seed, 0xC0117AC7, person);
      const int contacts = 1 + (chance.Hits(0.25) ? 1 : 0);
      for (int i = 0; i < contacts; ++i) Plan(ContactTime(chance, first, kYears * 365), person, {}, 0);
    }
  }

  // What falls into the same two hours shares commits, each at its own time; what comes of it happens after them.
  Result<void> Batch() {
    clock_.Set(std::min(today_, planned_.top().at + kTogether));
    std::vector<Planned> now;
    for (; !planned_.empty() && planned_.top().at < clock_.Now(); planned_.pop()) now.push_back(planned_.top());
    std::vector<Result<Document>> answers(now.size(), Document());
    std::promise<void> all;  // commands are answered in the order they were queued: the last answer ends the batch
    for (std::size_t i = 0; i < now.size(); ++i) {
      auto keep = [&answers, &all, i](Result<Document> answer) {
        answers[i] = std::move(answer);
        if (i + 1 == answers.size()) all.set_value();
      };
      const bool step = static_cast<bool>(now[i].case_id);
      runtime_.Queue(step ? SystemActor() : AdviserFor(now[i].person), now[i].at,
                     step ? StepOf(now[i]) : ContactOf(now[i]), std::move(keep));
    }
    all.get_future().wait();
    for (std::size_t i = 0; i < now.size(); ++i) {
      if (const auto followed = Follow(now[i], answers[i]); !followed) return followed;
    }
    return {};
  }

  Result<void> Follow(const Planned& event, const Result<Document>& answer) {
    ++steps_;
    Chance chance(options_.seed, static_cast<std::uint64_t>(event.at.time_since_epoch().count()), event.order);
    if (!answer) {
      if (answer.error().code == ErrorCode::kInternal) return answer.error();
      ++refused_;
      if (event.case_id)
        Plan(event.at + std::chrono::hours{24 + static_cast<int>(chance.Below(72))}, 0, event.case_id, event.step + 1);
      return {};
    }
    if (const auto person = (*answer)["person"].Number(); person != 0) people_[event.person] = PersonId{person};
    for (const char* name : {"case", "concern"}) {
      if (const auto id = (*answer)[name].Number(); id != 0)
        Plan(NextStep(chance, event.at, event.at + std::chrono::hours{8}), 0, CaseId{id}, 1);
    }
    for (const auto& id : (*answer)["opened"].Items())
      Plan(NextStep(chance, event.at, event.at + std::chrono::days{5}), 0, CaseId{id.Number()}, 1);
    if (const auto& due = (*answer)["next"].Text(); !due.empty()) {
      Plan(NextStep(chance, event.at, *ParseInstant(due)), 0, event.case_id, event.step + 1);
    }
    return {};
  }

  const Actor& AdviserFor(std::uint64_t person) const {
    const auto& advisers = walker_.With("adviser");
    return *advisers[person % advisers.size()];
  }

  Runtime::UseCase ContactOf(const Planned& event) {
    Chance chance(options_.seed, 0x90A11, event.order);
    casework::LogContactCommand contact;
    contact.subject = people_[event.person];
    contact.person = InventPerson(options_.seed, event.person, LondonDate(today_));
    if (event.person % 10 < 7) contact.person.nhs_number = TestNhsNumber(event.person);
    static constexpr const char* kChannels[] = {"phone", "phone", "web", "email", "partner", "face-to-face", "letter"};
    static constexpr const char* kReasons[] = {"Difficulty with personal care after a fall",
                                               "Memory problems, not taking medication",
                                               "Isolation and low mood",
                                               "Carer no longer able to cope",
                                               "Home not accessible with wheelchair",
                                               "Hospital discharge planned, lives alone",
                                               "Equipment needed for bathing",
                                               "Unpaid carer asks for an assessment"};
    static constexpr const char* kUrgencies[] = {"routine", "routine", "routine", "soon", "soon", "urgent"};
    static constexpr const char* kAgencies[] = {"GP surgery",          "Family", "Self", "Countess Hospital",
                                                "Housing association", "Police"};
    contact.channel = chance.OneOf(kChannels);
    contact.reason = chance.OneOf(kReasons);
    contact.urgency = chance.OneOf(kUrgencies);
    contact.referrer_agency = chance.OneOf(kAgencies);
    contact.referrer_name = InventName(options_.seed, 100000 + event.order);
    contact.consent = chance.Hits(0.85) ? "yes" : "unable-to-consent";
    contact.safeguarding = chance.Hits(0.11);
    contact.received = event.at;
    contact.source = "demonstration";
    return [contact](WritableRecord& record, const casework::Deed& deed) {
      return casework::LogContact(record, contact, deed);
    };
  }

  Runtime::UseCase StepOf(const Planned& event) {
    return [this, event](WritableRecord& record, const casework::Deed& deed) -> Result<Document> {
      if (const auto linked = LinkToOpenCase(record, event.case_id, deed); !linked) return linked.error();
      const auto taken = walker_.Step(record, event.case_id, event.step, deed.library, deed.roles, deed.now);
      if (!taken) return taken.error();
      if (const auto noted = Note(record, event, deed); !noted) return noted.error();
      Document answer;
      answer.Set("moved", taken->moved);
      if (!taken->ended)
        answer.Set("next", FormatIso(std::max(taken->next, deed.now + std::chrono::hours{taken->moved ? 4 : 48})));
      Document opened{Document::List{}};
      for (const CaseId id : taken->opened) opened.Add(id.value);
      return answer.Set("opened", std::move(opened));
    };
  }

  // A contact about somebody who has an assessment under way belongs to that (P17); whoever screens it links the two.
  Result<void> LinkToOpenCase(WritableRecord& record, CaseId id, const casework::Deed& deed) const {
    const auto row = record.cases().Find(id);
    if (!row || !row->open || row->pathway != "referral" || row->state != "screening") return {};
    const Actor* owner = walker_.Find(row->owner_user);
    Viewer everything;
    everything.is_system = true;
    if (owner == nullptr || !record.cases().Linked(id, everything).empty()) return {};
    const casework::Deed linking{*owner, deed.now, deed.library, deed.roles};
    for (const auto& other : record.cases().OfPerson(row->subject, everything)) {
      if (!other.open || other.pathway != "assessment") continue;
      const auto linked = casework::LinkCases(record, id, other.id, "same work", linking);
      if (!linked) return linked.error();
      break;
    }
    return {};
  }

  Result<void> Note(WritableRecord& record, const Planned& event, const casework::Deed& deed) {
    Chance chance(options_.seed, 0x207E, event.order);
    const auto row = record.cases().Find(event.case_id);
    if (!row || !row->owner_user || !chance.Hits(0.5)) return {};
    const Actor* owner = walker_.Find(row->owner_user);
    if (owner == nullptr) return {};
    static constexpr const char* kNotes[] = {"Rang; they are managing and will ring back on Friday.",
                                             "Visited at home. Kitchen warm, post unopened. Agreed what happens next.",
                                             "Spoke with the daughter, with agreement.",
                                             "Message left. Will try again tomorrow morning.",
                                             "Surgery confirmed the medication review.",
                                             "They asked for time to think it over."};
    static constexpr const char* kTypes[] = {"call", "visit", "call", "email"};
    const casework::Deed writing{*owner, deed.now, deed.library, deed.roles};
    const auto kept = casework::WriteNote(
        record, {.case_id = row->id, .type = chance.OneOf(kTypes), .text = chance.OneOf(kNotes)}, writing);
    if (!kept) return kept.error();
    return {};
  }

  Runtime& runtime_;
  SteppedClock& clock_;
  const DemoOptions& options_;
  const Instant today_;
  const Walker walker_;
  std::vector<PersonId> people_;
  std::priority_queue<Planned, std::vector<Planned>, std::greater<>> planned_;
  std::uint64_t order_ = 0;
  std::int64_t steps_ = 0, refused_ = 0;
};

Result<void> CheckEmpty(Runtime& runtime) {
  if (runtime.Property("demonstration") != "yes")
    return Forbidden("This council holds real records, or may: a demonstration is refused here.");
  bool has_staff = false;
  const auto read = runtime.Read([&](Record& record) { has_staff = !record.council().Users().empty(); });
  if (!read) return read.error();
  if (has_staff) return Conflict("This folder has its demonstration already. Choose a new folder for another.");
  return {};
}

}  // namespace

int RunDemoLoad(const DemoOptions& options, std::ostream& out, std::ostream& err) {
  const Instant today = SystemClock(options.now).Now();
  SteppedClock clock;
  clock.Set(today - std::chrono::days{kYears * 365 + 1});
  auto runtime = Runtime::Open({.folder = options.data, .workflows = options.workflows, .create = true}, clock);
  if (!runtime) return Fail(err, runtime.error());
  if (const auto founded = Found(**runtime, "Westhaven Council (demonstration)", true); !founded)
    return Fail(err, founded.error());
  if (const auto empty = CheckEmpty(**runtime); !empty) return Fail(err, empty.error());
  const auto hired = HireStaff(**runtime, options.people, options.seed);
  if (!hired) return Fail(err, hired.error());
  std::vector<Actor> staff;
  for (const auto& one : *hired) staff.push_back(one.actor);
  DemonstrationCouncil council(**runtime, clock, options, today, std::move(staff));
  if (const auto lived = council.Live(); !lived) return Fail(err, lived.error());
  clock.Set(today);
  auto doors = SignInDoors::Open(**runtime);
  if (!doors) return Fail(err, doors.error());
  const std::filesystem::path sign_ins =
      options.sign_ins.empty() ? options.data / "sign-ins.txt" : std::filesystem::path(options.sign_ins);
  if (const auto written = WriteSignIns(**doors, *hired, sign_ins); !written) return Fail(err, written.error());
  const std::int64_t events = storage::HeadOf((*runtime)->database().Reader()).events.position;
  out << fmt::format("people {}, staff {}, events {}, steps {}, refused {}; sign-ins in {}\n", options.people,
                     hired->size(), events, council.steps(), council.refused(), sign_ins.string());
  return 0;
}

}  // namespace caseway::app
