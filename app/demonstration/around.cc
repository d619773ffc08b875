#include "app/demonstration/around.h"

#include <algorithm>

#include "app/demonstration/population.h"
#include "core/casework/case_record.h"
#include "core/casework/hand_over.h"
#include "core/casework/notes.h"
#include "core/casework/people.h"
#include "core/casework/submit_form.h"
#include "security/digest.h"
#include "security/encoding.h"

namespace caseway::app {
namespace {

using access::Permission;

constexpr std::uint64_t kMovedTo = 40'000'000;  // invented people from here on lend their addresses
constexpr double kAnswersOffer = 0.9;           // of steps on a case that is offered to somebody
constexpr int kAlertReview = 180;               // days until an alert is looked at again
constexpr int kMostSeen = 25;
constexpr std::chrono::hours kSeenAfter{3};

// A refusal of the use case leaves nothing behind and is no fault here: somebody thought better of it.
Result<void> Attempted(const Result<Document>& done) {
  if (!done && done.error().code == ErrorCode::kInternal) return done.error();
  return {};
}

Result<void> AddTwin(WritableRecord& record, PersonId person, const casework::Deed& deed) {
  auto twin = record.people().Find(person);
  if (!twin || twin->born.precision != DatePrecision::kDay) return {};
  twin->id = {};
  twin->nhs_number.clear();
  twin->phone.clear();
  twin->address = "Care of the hospital, ward 7";
  return Attempted(casework::RegisterPerson(
      record, {.person = *std::move(twin), .knowingly = true, .source = "demonstration"}, deed));
}

Result<void> AddAlert(WritableRecord& record, const CaseRow& row, const loader::Surroundings& around, Chance& chance,
                      const casework::Deed& deed) {
  if (around.alerts.empty()) return {};
  const auto& alert = chance.OneOf(around.alerts);
  const Date today = LondonDate(deed.now);
  for (const auto& known : record.people().Alerts(row.subject, today)) {
    if (known.code == alert.code) return {};
  }
  const Date review{Days{today} + std::chrono::days{kAlertReview}};
  return Attempted(casework::AddAlert(
      record, {.person = row.subject, .code = alert.code, .text = alert.text, .source = alert.source, .review = review},
      deed));
}

Result<void> Move(WritableRecord& record, const CaseRow& row, const Walker& walker, Chance& chance,
                  const casework::Deed& deed) {
  const auto& moves = walker.usual().around.moves;
  const auto person = record.people().Find(row.subject);
  if (moves.empty() || !person || person->died) return {};
  const auto& move = chance.OneOf(moves);
  const Date today = LondonDate(deed.now);
  const Person elsewhere = InventPerson(walker.seed(), kMovedTo + static_cast<std::uint64_t>(row.subject.value), today);
  casework::RecordMoveCommand command;
  command.person = row.subject;
  command.from = Date{Days{today} - std::chrono::days{chance.Below(5)}};
  command.kind = move.kind;
  command.residence = move.residence;
  command.address = move.address.empty() ? elsewhere.address : move.address;
  command.postcode = move.address.empty() ? elsewhere.postcode : move.postcode;
  return Attempted(casework::RecordMove(record, command, deed));
}

Result<void> Attach(WritableRecord& record, const CaseRow& row, const loader::Surroundings& around, Chance& chance,
                    const casework::Deed& deed) {
  if (around.files.empty()) return {};
  const auto& file = chance.OneOf(around.files);
  casework::AttachFileCommand command;
  command.case_id = row.id;
  command.name = file.name;
  command.bytes = file.text;
  const auto sum = security::OpenSslDigest().Sha256(file.text);
  command.digest = security::ToHex(std::string(sum.begin(), sum.end()));
  return Attempted(casework::AttachFile(record, command, deed));
}

// To a colleague of the same role, who may go on with what the owner does.
Result<void> Offer(WritableRecord& record, const CaseRow& row, const Walker& walker, Chance& chance,
                   const casework::Deed& deed) {
  const auto& words = walker.usual().around.hand_over_words;
  const auto& colleagues = walker.With(deed.actor.roles.front());
  if (words.empty() || colleagues.size() < 2 || row.restriction == Restriction::kSealed) return {};
  const Actor* colleague = chance.OneOf(colleagues);
  if (colleague->user == deed.actor.user) return {};
  return Attempted(
      casework::OfferHandover(record, row.id, colleague->teams.front(), colleague->user, chance.OneOf(words), deed));
}

Result<void> AnswerOffer(WritableRecord& record, const CaseRow& row, const Walker& walker, Chance& chance,
                         const casework::Deed& deed) {
  const auto& around = walker.usual().around;
  const Actor* asked = walker.Find(row.offered_user);
  if (asked == nullptr || !chance.Hits(kAnswersOffer)) return {};
  const casework::Deed answering{*asked, deed.now, deed.library, deed.roles};
  if (!around.refusals.empty() && chance.Hits(around.refused / 100.0))
    return Attempted(casework::BounceHandover(record, row.id, chance.OneOf(around.refusals), answering));
  return Attempted(casework::AcceptHandover(record, row.id, "", answering));
}

// Of the staff, those who hold the one permission and not the other.
std::vector<const Actor*> Holding(const Walker& walker, const casework::Deed& deed, Permission has,
                                  Permission has_not) {
  std::vector<const Actor*> found;
  for (const Actor& actor : walker.staff()) {
    if (deed.roles.Holds(actor, has) && !deed.roles.Holds(actor, has_not)) found.push_back(&actor);
  }
  return found;
}

// What was opened in an emergency some hours ago or more is looked into by who may seal cases.
Result<void> LookInto(WritableRecord& record, const Walker& walker, Chance& chance, const casework::Deed& deed) {
  const auto managers = Holding(walker, deed, Permission::kSealCase, Permission::kManageUsers);
  if (managers.empty()) return {};
  const Actor& manager = *chance.OneOf(managers);
  const casework::Deed looking{manager, deed.now, deed.library, deed.roles};
  for (const auto& taken : record.work().AccessTaken(deed.now, kMostSeen, access::ViewerOf(deed.roles, manager))) {
    if (!taken.seen_by.empty() || taken.by_user == manager.user || taken.at + kSeenAfter > deed.now) continue;
    const auto seen = Attempted(casework::SeeBrokenGlass(record, taken.case_id, taken.entry, looking));
    if (!seen) return seen;
  }
  return {};
}

// A form of the stage that nobody has written yet.
Result<void> PerhapsWrite(WritableRecord& record, const CaseRow& row, const Walker& walker, Chance& chance,
                          const casework::Deed& deed) {
  const auto bundle = deed.library.Pinned(row.bundle);
  const auto* state = bundle == nullptr ? nullptr : bundle->definition.Find(row.state);
  if (state == nullptr) return {};
  for (const auto& form : state->forms) {
    const auto said = walker.usual().around.forms.find(form);
    if (said == walker.usual().around.forms.end() || !chance.Hits(said->second / 1000.0)) continue;
    if (record.cases().FormOf(row.id, form)) continue;
    if (const auto written = WriteForm(record, row, form, walker, chance, deed); !written) return written;
  }
  return {};
}

}  // namespace

Result<void> KnowMore(WritableRecord& record, PersonId person, const Coming& coming, const loader::Demonstration& usual,
                      const casework::Deed& deed) {
  const auto& around = usual.around;
  Chance chance(coming.seed, 0x4EED, coming.person);
  const double share = chance.Share() * 1000;
  if (share < around.need && !around.needs.empty()) {
    const auto& need = chance.OneOf(around.needs);
    const auto kept = Attempted(casework::RecordCommunicationNeeds(
        record, person, {{.need = need.need, .format = need.format, .detail = need.detail, .reviewed = {}}}, deed));
    if (!kept) return kept;
  } else if (share < around.need + around.no_needs) {
    if (const auto kept = Attempted(casework::RecordCommunicationNeeds(record, person, {}, deed)); !kept) return kept;
  }
  const bool twice =
      coming.person < static_cast<std::uint64_t>(around.least_twins) || chance.Hits(around.twins / 1000.0);
  return twice ? AddTwin(record, person, deed) : Result<void>();
}

Result<void> PerhapsAround(WritableRecord& record, CaseId id, const Walker& walker, Chance& chance,
                           const casework::Deed& deed) {
  const auto row = record.cases().Find(id);
  const Actor* owner = row && row->open ? walker.Find(row->owner_user) : nullptr;
  if (owner == nullptr) return {};
  const casework::Deed doing{*owner, deed.now, deed.library, deed.roles};
  if (row->offered_team) return AnswerOffer(record, *row, walker, chance, doing);
  const auto& around = walker.usual().around;
  double share = chance.Share() * 1000;
  const auto falls_to = [&share](int rate) { return (share -= rate) < 0; };
  if (falls_to(around.alert)) return AddAlert(record, *row, around, chance, doing);
  if (falls_to(around.move)) return Move(record, *row, walker, chance, doing);
  if (falls_to(around.file)) return Attach(record, *row, around, chance, doing);
  if (falls_to(around.hand_over)) return Offer(record, *row, walker, chance, doing);
  if (row->restriction == Restriction::kStandard) {
    if (falls_to(around.broken_glass)) return BreakGlass(record, *row, walker, chance, deed);
    if (falls_to(around.looked_into)) return LookInto(record, walker, chance, deed);
  }
  return PerhapsWrite(record, *row, walker, chance, doing);
}

Result<void> BreakGlass(WritableRecord& record, const CaseRow& row, const Walker& walker, Chance& chance,
                        const casework::Deed& deed) {
  const auto& words = walker.usual().around.glass_words;
  const auto able = Holding(walker, deed, Permission::kBreakGlass, Permission::kSeeRestricted);
  if (words.empty() || able.empty()) return {};
  const Actor& actor = *chance.OneOf(able);
  if (actor.user == row.owner_user || record.cases().HasAccess(row.id, actor.user, deed.now)) return {};
  return Attempted(
      casework::BreakGlass(record, row.id, chance.OneOf(words), {actor, deed.now, deed.library, deed.roles}));
}

Result<void> WriteForm(WritableRecord& record, const CaseRow& row, const std::string& form, const Walker& walker,
                       Chance& chance, const casework::Deed& deed, const loader::Demonstration* usual) {
  auto context = casework::CaseContext::Load(record, row, deed.library, deed.now);
  if (!context) return context.error();
  const auto found = (*context)->bundle().forms.find(form);
  if (found == (*context)->bundle().forms.end()) return {};
  const auto answers = ValidAnswers({record, row, usual == nullptr ? walker.usual() : *usual, deed.now, walker.seed()},
                                    **context, found->second, (*context)->bundle().codes, chance);
  if (!answers) return {};
  return Attempted(casework::KeepSubmitted(record, **context, form, *answers, "", deed));
}

}  // namespace caseway::app
