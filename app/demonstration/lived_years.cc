#include "app/demonstration/lived_years.h"

#include <fmt/format.h>

#include <future>

#include "app/demonstration/around.h"
#include "core/pathway/arrivals.h"

namespace caseway::app {
namespace {

constexpr std::chrono::minutes kTogether{120};  // what falls into it shares commits
constexpr int kDays = kLivedYears * 365;
constexpr std::uint64_t kAtHand = 30'000'000;  // invented people from here on wait on somebody's list
constexpr std::uint64_t kMostSteps = 60;       // towards where a case is wished
constexpr int kStepsThere = 24;                // for which its days leave room

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

// The same day, in working hours.
LondonTime ByDay(Chance& chance, Instant wanted) {
  LondonTime local = ToLondon(wanted);
  if (local.minutes < 9 * 60 || local.minutes > 17 * 60)
    local.minutes = 9 * 60 + static_cast<int>(chance.Below(8 * 60));
  return local;
}

// Most work is done in time, some of it late, a little very late; people work by day.
Instant NextStep(Chance& chance, Instant now, Instant due) {
  const auto span = std::max<std::chrono::microseconds>(due - now, std::chrono::hours{2});
  const double share = chance.Hits(0.8)   ? 0.15 + 0.8 * chance.Share()
                       : chance.Hits(0.8) ? 1.0 + 0.8 * chance.Share()
                                          : 2.0 + 4.0 * chance.Share();
  const Instant wanted =
      now + std::chrono::microseconds{static_cast<std::int64_t>(static_cast<double>(span.count()) * share)};
  LondonTime local = ByDay(chance, wanted);
  const unsigned weekday = std::chrono::weekday{Days{local.date}}.iso_encoding();
  if (weekday > 5 && chance.Hits(0.9))
    local.date = Date{Days{local.date} + std::chrono::days{8 - static_cast<int>(weekday)}};
  return std::max(FromLondon(local), now + std::chrono::minutes{5});
}

// Whoever the demonstration says; else whoever may do something to a contact that has just come.
std::vector<const Actor*> TakersOf(const Walker& walker, const pathway::Library& library) {
  if (!walker.usual().taken_by.empty()) return walker.With(walker.usual().taken_by);
  std::vector<const Actor*> takers;
  const auto arrivals = pathway::ReceivingContacts(library);
  if (arrivals == nullptr) return takers;
  for (const auto& role : arrivals->definition.open_by) {
    const auto& with = walker.With(role);
    takers.insert(takers.end(), with.begin(), with.end());
  }
  return takers;
}

// The refusal with all that was not met, without whom it was about.
std::string SentenceOf(const Error& error) {
  std::string sentence = error.say;
  for (const auto& unmet : error.unmet) sentence += fmt::format(" {} ({}).", unmet.say, unmet.rule);
  for (const auto& field : error.fields) sentence += fmt::format(" {}: {}", field.field, field.say);
  return sentence;
}

}  // namespace

LivedYears::LivedYears(Runtime& runtime, SteppedClock& clock, const Years& years, const Walker& walker)
    : runtime_(runtime),
      clock_(clock),
      years_(years),
      walker_(walker),
      takers_(TakersOf(walker, runtime.live().Get()->library)),
      people_(static_cast<std::size_t>(years.people)) {}

Result<void> LivedYears::Live() {
  if (takers_.empty()) return NotFound("Nobody in this council's teams may take a contact.");
  PlanContacts();
  PlanWishes();
  const Instant start = years_.today - std::chrono::days{kDays};
  while (!planned_.empty() && planned_.top().at < years_.today) {
    if (const auto done = Batch(); !done) return done;
    const auto lived = std::chrono::duration_cast<std::chrono::days>(clock_.Now() - start).count();
    ShowProgress("Days lived", std::min<std::int64_t>(kDays, lived), kDays);
  }
  ShowProgress("Days lived", kDays, kDays);
  return {};
}

void LivedYears::Plan(Planned planned) {
  planned.at = std::max(planned.at, clock_.Now());
  planned.order = ++order_;
  planned_.push(planned);
}

void LivedYears::PlanContacts() {
  const Date first = LondonDate(years_.today - std::chrono::days{kDays});
  for (std::uint64_t person = 0; person < people_.size(); ++person) {
    Chance chance(years_.seed, 0xC0117AC7, person);
    const int contacts = 1 + (chance.Hits(walker_.usual().again / 100.0) ? 1 : 0);
    for (int i = 0; i < contacts; ++i) PlanContact(ContactTime(chance, first, kDays), person, chance);
  }
}

void LivedYears::PlanWishes() {
  for (const auto& wish : walker_.usual().around.at_hand) {
    for (int i = 0; i < wish.times; ++i) {
      wishes_.push_back(wish);
      // One after another through a working morning.
      const Date day{Days{LondonDate(years_.today)} - std::chrono::days{wish.days}};
      const int minutes = 9 * 60 + static_cast<int>(wishes_.size() * 7 % 180);
      Plan({.at = FromLondon({day, minutes, 0}), .person = kAtHand + wishes_.size(), .wish = wishes_.size()});
    }
  }
}

// P34: somebody else may report the same within two days.
void LivedYears::PlanContact(Instant at, std::uint64_t person, Chance& chance) {
  const bool safeguarding = chance.Hits(walker_.usual().safeguarding / 100.0);
  Plan({.at = at, .person = person, .safeguarding = safeguarding});
  if (!safeguarding || !chance.Hits(walker_.usual().same_incident / 100.0)) return;
  Plan({.at = at + std::chrono::hours{1 + chance.Below(48)}, .person = person, .safeguarding = true});
}

// What falls into the same two hours shares commits, each at its own time; what comes of it happens after them.
Result<void> LivedYears::Batch() {
  clock_.Set(std::min(years_.today, planned_.top().at + kTogether));
  std::vector<Planned> now;
  for (; !planned_.empty() && planned_.top().at < clock_.Now(); planned_.pop()) now.push_back(planned_.top());
  std::vector<Result<Document>> answers(now.size(), Document());
  std::promise<void> all;  // commands are answered in the order they were queued: the last answer ends the batch
  for (std::size_t i = 0; i < now.size(); ++i) {
    auto keep = [&answers, &all, i](Result<Document> answer) {
      answers[i] = std::move(answer);
      if (i + 1 == answers.size()) all.set_value();
    };
    runtime_.Queue(now[i].case_id ? SystemActor() : TakerOf(now[i].person), now[i].at, UseCaseOf(now[i]),
                   std::move(keep));
  }
  all.get_future().wait();
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (const auto followed = Follow(now[i], answers[i]); !followed) return followed;
  }
  return {};
}

Result<void> LivedYears::Follow(const Planned& event, const Result<Document>& answer) {
  ++steps_;
  if (event.wish != 0 && (answer || answer.error().code != ErrorCode::kInternal)) {
    if (!answer) ++refused_[SentenceOf(answer.error())];
    Approach(event, answer);
    if (event.case_id || !answer) return {};
  }
  Chance chance(years_.seed, static_cast<std::uint64_t>(event.at.time_since_epoch().count()), event.order);
  if (!answer) {
    if (answer.error().code == ErrorCode::kInternal) return answer.error();
    ++refused_[SentenceOf(answer.error())];
    const auto later = event.at + std::chrono::hours{24 + static_cast<int>(chance.Below(72))};
    if (event.case_id) Plan({.at = later, .case_id = event.case_id, .step = event.step + 1});
    return {};
  }
  if (const auto person = (*answer)["person"].Number(); person != 0 && !event.case_id)
    people_[event.person] = PersonId{person};
  for (const char* name : {"case", "concern"}) {
    if (const auto id = (*answer)[name].Number(); id != 0)
      Plan({.at = NextStep(chance, event.at, event.at + std::chrono::hours{8}), .case_id = CaseId{id}, .step = 1});
  }
  for (const auto& id : (*answer)["opened"].Items())
    Plan(
        {.at = NextStep(chance, event.at, event.at + std::chrono::days{5}), .case_id = CaseId{id.Number()}, .step = 1});
  if (const auto& due = (*answer)["next"].Text(); !due.empty())
    Plan({.at = NextStep(chance, event.at, *ParseInstant(due)), .case_id = event.case_id, .step = event.step + 1});
  return {};
}

const Actor& LivedYears::TakerOf(std::uint64_t person) const { return *takers_[person % takers_.size()]; }

// As many steps as there are fit into the days since it came.
void LivedYears::Approach(const Planned& event, const Result<Document>& answer) {
  const auto begun = answer && !event.case_id ? CaseId{(*answer)["wished"].Number()} : event.case_id;
  const bool there = answer && (*answer)["there"].Truth();
  if (!begun || there || event.step >= kMostSteps) return;
  const auto days = wishes_[event.wish - 1].days;
  Chance chance(years_.seed, 0xA7, event.order);
  const Instant wanted = event.at + std::chrono::minutes{days * 24 * 60 / kStepsThere};
  Plan({.at = std::max(FromLondon(ByDay(chance, wanted)), event.at + std::chrono::minutes{20}),
        .case_id = begun,
        .step = event.step + 1,
        .wish = event.wish});
}

Runtime::UseCase LivedYears::UseCaseOf(const Planned& event) {
  if (event.wish != 0) return WishOf(event);
  return event.case_id ? StepOf(event) : ContactOf(event);
}

Coming LivedYears::ComingOf(const Planned& event) const {
  const PersonId known = event.person < people_.size() ? people_[event.person] : PersonId{};
  return {years_.seed, event.order, event.person, known, event.safeguarding, event.at, LondonDate(years_.today)};
}

Runtime::UseCase LivedYears::WishOf(const Planned& event) {
  const Wish& wish = wishes_[event.wish - 1];
  if (!event.case_id)
    return [this, &wish, coming = ComingOf(event)](WritableRecord& record, const casework::Deed& deed) {
      return BeginAtHand(record, coming, wish, walker_, deed);
    };
  return [this, &wish, event](WritableRecord& record, const casework::Deed& deed) -> Result<Document> {
    const auto there = ApproachAtHand(record, event.case_id, wish, event.step, walker_, deed);
    if (!there) return there.error();
    return Document().Set("there", *there);
  };
}

Runtime::UseCase LivedYears::ContactOf(const Planned& event) {
  return [this, coming = ComingOf(event)](WritableRecord& record, const casework::Deed& deed) {
    return LogComing(record, coming, walker_.usual(), deed);
  };
}

Runtime::UseCase LivedYears::StepOf(const Planned& event) {
  return [this, event](WritableRecord& record, const casework::Deed& deed) -> Result<Document> {
    Chance chance(years_.seed, 0x207E, event.order);
    if (const auto died = PerhapsDie(record, event.case_id, walker_, endings_, chance, deed); !died)
      return died.error();
    const auto taken = walker_.Step(record, event.case_id, event.step, deed, &endings_);
    if (!taken) return taken.error();
    if (const auto noted = PerhapsNote(record, event.case_id, walker_, chance, deed); !noted) return noted.error();
    Chance beside(years_.seed, 0xA40D, event.order);
    if (const auto around = PerhapsAround(record, event.case_id, walker_, beside, deed); !around) return around.error();
    Document answer;
    answer.Set("moved", taken->moved);
    if (!taken->ended)
      answer.Set("next", FormatIso(std::max(taken->next, deed.now + std::chrono::hours{taken->moved ? 4 : 48})));
    Document opened{Document::List{}};
    for (const CaseId id : taken->opened) opened.Add(id.value);
    return answer.Set("opened", std::move(opened));
  };
}

}  // namespace caseway::app
