#include "app/demonstration/happenings.h"

#include <algorithm>

#include "app/demonstration/around.h"
#include "app/demonstration/population.h"
#include "core/casework/notes.h"
#include "core/casework/open_case.h"
#include "core/casework/people.h"
#include "core/casework/told_concern.h"

namespace caseway::app {
namespace {

constexpr std::uint64_t kCarers = 10'000'000;   // invented people from here on care for somebody
constexpr std::uint64_t kCallers = 20'000'000;  // and from here on get in touch about them
constexpr double kDeathsAwaited = 0.06;         // of steps, where no case has ended by a death there yet

std::string FirstOf(const pathway::Library& library, const char* list, Date today) {
  const auto codes = library.codes.find(list);
  const auto offered = codes == library.codes.end() ? std::vector<const forms::Code*>() : codes->second.Offered(today);
  return offered.empty() ? "" : offered.front()->id;
}

std::string Usual(const loader::Weights& weights, const pathway::Library& library, const char* list, Date today,
                  Chance& chance) {
  const std::string said = Weighted(weights, chance);
  return said.empty() ? FirstOf(library, list, today) : said;
}

casework::LogContactCommand ContactOf(const Coming& coming, const loader::Demonstration& usual,
                                      const pathway::Library& library) {
  Chance chance(coming.seed, 0x90A11, coming.order);
  const Date day = LondonDate(coming.at);
  casework::LogContactCommand contact;
  contact.subject = coming.subject;
  contact.person = InventPerson(coming.seed, coming.person, coming.today);
  if (coming.person % 10 < 7) contact.person.nhs_number = TestNhsNumber(coming.person);
  contact.channel = Usual(usual.channels, library, "channels", day, chance);
  contact.reason = usual.reasons.empty() ? "Asks for help at home" : chance.OneOf(usual.reasons);
  contact.urgency = Usual(usual.urgencies, library, "urgencies", day, chance);
  contact.referrer_agency = Weighted(usual.agencies, chance);
  contact.referrer_name = InventName(coming.seed, kCallers + coming.order);
  contact.consent = chance.Hits(0.85) ? "yes" : "unable-to-consent";
  contact.safeguarding = coming.safeguarding ? "yes" : "no";
  contact.received = coming.at;
  contact.source = "demonstration";
  return contact;
}

// Their unpaid carer, on a record of their own.
Result<void> AddCarer(WritableRecord& record, PersonId person, const Coming& coming, const casework::Deed& deed) {
  const std::string kind = "carer";
  const auto kinds = deed.library.codes.find("relationships");
  if (kinds == deed.library.codes.end() || kinds->second.Find(kind) == nullptr) return {};
  const auto carer =
      casework::RegisterPerson(record,
                               {.person = InventPerson(coming.seed, kCarers + coming.person, coming.today),
                                .knowingly = true,
                                .source = "demonstration"},
                               deed);
  if (!carer) return carer.error();
  Relationship tie;
  tie.person = person;
  tie.other = PersonId{(*carer)["person"].Number()};
  tie.kind = kind;
  tie.emergency_contact = true;
  const auto related = casework::RelatePeople(record, tie, deed);
  if (!related) return related.error();
  return {};
}

// What a caller who tells of a risk says when asked whether the adult is safe now.
Document ToldOfRisk(const Coming& coming, const loader::Demonstration& usual,
                    const casework::LogContactCommand& contact) {
  constexpr std::uint64_t kSafety = 0x5AFE;
  Chance chance(coming.seed, kSafety, coming.order);
  const auto drawn = static_cast<int>(chance.Below(100));
  if (drawn >= usual.safe_now + usual.unsafe_now) return {};
  return Document().Set("safe_now", drawn < usual.safe_now ? "yes" : "no").Set("what_happened", contact.reason);
}

bool EndsByDeath(const pathway::State& state, const std::string& pathway, const Endings& endings) {
  return std::any_of(state.actions.begin(), state.actions.end(), [&](const auto& action) {
    return action.when && action.when->text.find("person.alive = false") != std::string::npos && action.ends &&
           endings.count(EndingOf(pathway, action)) == 0;
  });
}

}  // namespace

Result<Document> LogComing(WritableRecord& record, const Coming& coming, const loader::Demonstration& usual,
                           const casework::Deed& deed) {
  if (coming.subject) {
    const auto person = record.people().Find(coming.subject);
    if (person && person->died) return Document();
  }
  const auto contact = ContactOf(coming, usual, deed.library);
  auto logged = casework::LogContactAsked(record, contact, ToldOfRisk(coming, usual, contact), deed);
  if (!logged || coming.subject) return logged;
  if (const auto more = KnowMore(record, PersonId{(*logged)["person"].Number()}, coming, usual, deed); !more)
    return more.error();
  Chance chance(coming.seed, 0xCA4E4, coming.person);
  if (!chance.Hits(usual.carer / 100.0)) return logged;
  const auto carer = AddCarer(record, PersonId{(*logged)["person"].Number()}, coming, deed);
  if (!carer) return carer.error();
  return logged;
}

Result<void> PerhapsDie(WritableRecord& record, CaseId id, const Walker& walker, const Endings& endings, Chance& chance,
                        const casework::Deed& deed) {
  const double share = chance.Share();
  if (share >= kDeathsAwaited || walker.usual().deaths_in_a_thousand == 0) return {};
  const auto row = record.cases().Find(id);
  const Actor* owner = row && row->open ? walker.Find(row->owner_user) : nullptr;
  const auto bundle = row ? deed.library.Pinned(row->bundle) : nullptr;
  if (owner == nullptr || bundle == nullptr) return {};
  const auto* state = bundle->definition.Find(row->state);
  const bool awaited = state != nullptr && EndsByDeath(*state, row->pathway, endings);
  if (!awaited && share >= walker.usual().deaths_in_a_thousand / 1000.0) return {};
  const auto person = record.people().Find(row->subject);
  if (!person || person->died) return {};
  const Date on{Days{LondonDate(deed.now)} - std::chrono::days{chance.Below(3)}};
  const casework::Deed telling{*owner, deed.now, deed.library, deed.roles};
  const auto told = casework::RecordDeath(record, row->subject, on, walker.usual().death_told_by, telling);
  if (!told && told.error().code == ErrorCode::kInternal) return told.error();
  return {};
}

Result<void> PerhapsNote(WritableRecord& record, CaseId id, const Walker& walker, Chance& chance,
                         const casework::Deed& deed) {
  const auto& usual = walker.usual();
  if (usual.notes.empty() || !chance.Hits(usual.notes_in_a_hundred / 100.0)) return {};
  const auto row = record.cases().Find(id);
  const Actor* owner = row ? walker.Find(row->owner_user) : nullptr;
  if (owner == nullptr) return {};
  const casework::Deed writing{*owner, deed.now, deed.library, deed.roles};
  const auto kept = casework::WriteNote(
      record, {.case_id = row->id, .type = Weighted(usual.note_types, chance), .text = chance.OneOf(usual.notes)},
      writing);
  if (!kept) return kept.error();
  return {};
}

}  // namespace caseway::app
