#include "core/casework/case_context.h"

#include <algorithm>

#include "core/casework/caller_said.h"
#include "core/casework/passed_contacts.h"
#include "core/casework/repeats.h"
#include "core/forms/answers.h"
#include "core/pathway/arrivals.h"
#include "core/pathway/signing.h"

namespace caseway::casework {
namespace {

std::optional<std::string> TextFact(const Document& facts, std::string_view name) {
  if (!facts.Contains(name)) return std::nullopt;
  return facts[name].Text();
}

pathway::CaseItem ItemOf(const ItemRow& row) {
  const auto due = ParseDate(row.due);
  return {row.as, row.label, row.form, due ? std::optional(*due) : std::nullopt, row.done};
}

// What is asked for again is not read again.
template <class T, class Read>
const T& Once(std::optional<T>& kept, Read read) {
  if (!kept) kept = read();
  return *kept;
}

pathway::CaseState StateOf(Record& record, const CaseRow& row, Instant now) {
  pathway::CaseState state;
  state.id = row.id;
  state.pathway = row.pathway;
  state.bundle = row.bundle;
  state.state = row.state;
  state.came_from = row.came_from;
  state.capacity = row.capacity;
  const auto team = record.council().Team(row.owner_team);
  state.owner = {team ? team->key : "", row.owner_user, row.with_managers};
  state.received = row.received;
  state.first_contact = row.first_contact;
  state.opened = row.opened;
  state.entered = row.entered;
  for (const auto& [from, until] : record.cases().Pauses(row.id))
    state.pauses.push_back({from, until == Instant{} ? now : until});
  state.moved_by = row.moved_by;
  return state;
}

}  // namespace

Document AnswersWithDraft(const Document* submitted, const Draft& draft, const forms::FormDefinition* form) {
  Document answers = submitted != nullptr ? *submitted : Document(Document::Members{});
  for (const auto& answer : draft.answers) {
    if (form != nullptr) forms::SetAnswer(*form, answers, answer.question, answer.current.value);
  }
  return answers;
}

const forms::FormDefinition* StoredFacts::FormIn(std::string_view form) const {
  const auto bundle = library_.Pinned(row_.bundle);
  if (bundle == nullptr) return nullptr;
  const auto found = bundle->forms.find(form);
  return found == bundle->forms.end() ? nullptr : &found->second;
}

StoredFacts::StoredFacts(Record& record, const CaseRow& row, const pathway::Library& library, Instant now)
    : record_(record), row_(row), library_(library), now_(now) {}

std::vector<FormVersion>& StoredFacts::Heads() const {
  if (!forms_) forms_ = row_.id ? record_.cases().LatestFormHeads(row_.id) : std::vector<FormVersion>{};
  return *forms_;
}

const Document* StoredFacts::Submitted(std::string_view form) const {
  for (const auto& [name, answers] : submitted_) {
    if (name == form) return &answers;
  }
  for (auto& version : Heads()) {
    if (version.form != form || version.struck) continue;
    if (version.answers.IsNull()) version.answers = record_.cases().AnswersOf(version.id, version.version);
    return &version.answers;
  }
  return nullptr;
}

const Document* StoredFacts::Draft(std::string_view form) const {
  for (const auto& [name, draft] : drafts_) {
    if (name == form) return draft ? &*draft : nullptr;
  }
  std::optional<Document> answers;
  if (const FormId id = row_.id ? record_.cases().FormOf(row_.id, std::string(form)) : FormId{}) {
    if (const auto draft = record_.ReadDraft(id); draft && draft->revision > 0 && !draft->frozen) {
      answers = AnswersWithDraft(Submitted(form), *draft, FormIn(form));
    }
  }
  drafts_.reserve(32);  // pointers into it are handed out
  drafts_.emplace_back(std::string(form), std::move(answers));
  return drafts_.back().second ? &*drafts_.back().second : nullptr;
}

void StoredFacts::Submit(const std::string& form, Document answers, std::vector<pathway::CaseItem> items) {
  submitted_.emplace_back(form, std::move(answers));
  for (auto& item : items) submitted_items_.push_back(std::move(item));
}

pathway::PersonFacts StoredFacts::Person() const {
  return Once(person_, [&] { return ReadPerson(); });
}

pathway::PersonFacts StoredFacts::ReadPerson() const {
  pathway::PersonFacts facts;
  const auto person = record_.people().Find(row_.subject);
  if (!person) return facts;
  if (person->born.precision == DatePrecision::kDay) facts.born = person->born.first;
  facts.alive = !person->died.has_value();
  facts.name_known = !person->first_names.empty() && !person->last_name.empty();
  facts.identity_confirmed = !person->provisional && !person->identity_to_confirm;
  facts.nhs_number_known = !person->nhs_number.empty();
  facts.address_known = !person->address.empty() || !person->postcode.empty();
  facts.in_area = person->residence.empty();
  return facts;
}

std::vector<std::string> StoredFacts::Alerts() const {
  return Once(alerts_, [&] {
    std::vector<std::string> codes;
    for (const auto& alert : record_.people().Alerts(row_.subject, LondonDate(now_))) codes.push_back(alert.code);
    return codes;
  });
}

std::vector<std::string> StoredFacts::OpenCases() const {
  return Once(open_cases_, [&] { return record_.cases().OpenPathways(row_.subject); });
}

std::optional<bool> StoredFacts::OpenSafeguarding() const {
  const auto open = OpenCases();
  return std::any_of(open.begin(), open.end(),
                     [&](const std::string& pathway) { return pathway::ReceivesConcerns(library_, pathway); });
}

std::optional<bool> StoredFacts::CommunicationNeedsRecorded() const {
  return Once(communication_needs_recorded_,
              [&] { return !record_.people().CommunicationNeeds(row_.subject).empty(); });
}

pathway::CaseFacts StoredFacts::Case() const {
  pathway::CaseFacts facts;
  if (!row_.band.empty()) facts.band = row_.band;
  constexpr const char* kLevels[] = {"none", "standard", "sealed"};
  facts.restriction = kLevels[static_cast<int>(row_.restriction)];
  facts.channel = TextFact(row_.facts, "channel");
  facts.urgency = TextFact(row_.facts, "urgency");
  facts.consent = TextFact(row_.facts, "consent");
  facts.safeguarding_reported = TextFact(row_.facts, "safeguarding_reported");
  facts.source = TextFact(row_.facts, "source");
  if (row_.facts.Contains("out_of_hours")) facts.out_of_hours = row_.facts["out_of_hours"].Truth();
  return facts;
}

std::optional<bool> StoredFacts::DuplicateOpen() const {
  return Once(duplicate_open_, [&] { return record_.people().HasOpenDuplicate(row_.subject); });
}

std::optional<std::string> StoredFacts::Caller() const {
  const auto list = library_.codes.find("referral-sources");
  const auto contact = row_.contact ? record_.cases().Contact(row_.contact) : std::nullopt;
  if (!contact || list == library_.codes.end()) return std::nullopt;
  std::string code = CallerSaid(contact->referrer_agency, list->second);
  return code.empty() ? std::nullopt : std::optional(std::move(code));
}

std::vector<std::string> StoredFacts::Linked() const {
  if (!row_.id) return {};
  return Once(linked_, [&] {
    Viewer everything;
    everything.is_system = true;
    std::vector<std::string> pathways;
    for (const auto& linked : record_.cases().Linked(row_.id, everything)) pathways.push_back(linked.pathway);
    return pathways;
  });
}

int StoredFacts::Repeats() const { return static_cast<int>(RepeatedBy(record_, row_, library_).size()); }

std::optional<pathway::Owner> StoredFacts::HolderOfLinked() const {
  if (!row_.id) return std::nullopt;
  Viewer everything;
  everything.is_system = true;
  CaseId newest;
  for (const auto& linked : record_.cases().Linked(row_.id, everything)) {
    const bool takes_contacts = linked.open && !pathway::ReceivesConcerns(library_, linked.pathway);
    if (takes_contacts && linked.id.value > newest.value) newest = linked.id;
  }
  const auto standing = newest ? record_.cases().StandingOf(newest) : std::nullopt;
  const auto team = standing ? record_.council().Team(standing->owner_team) : std::nullopt;
  if (!team) return std::nullopt;
  const auto worker = record_.council().User(standing->owner_user);
  if (worker && IsAway(*worker, LondonDate(now_))) return pathway::Owner{team->key, {}, true};
  return pathway::Owner{team->key, standing->owner_user, false};
}

const std::vector<StandingClock>& StoredFacts::StandingClocks() const {
  return Once(standing_clocks_,
              [&] { return row_.id ? record_.cases().StandingClocks(row_.id) : std::vector<StandingClock>{}; });
}

std::vector<std::string> StoredFacts::StoppedClocks() const {
  std::vector<std::string> stopped;
  for (const auto& clock : StandingClocks()) {
    if (clock.stopped) stopped.push_back(clock.id);
  }
  return stopped;
}

std::optional<Instant> StoredFacts::RunsSince(const std::string& clock) const {
  for (const auto& kept : StandingClocks()) {
    if (kept.id == clock && !kept.stopped) return kept.from;
  }
  return std::nullopt;
}

std::optional<pathway::Round> StoredFacts::LastRound(const std::string& form, const std::string& answer) const {
  const auto times = [&](const std::string& one) {
    std::vector<Instant> at;
    for (const auto& version : record_.cases().FormVersions(row_.id, one)) {
      if (!version.struck) at.push_back(version.at);
    }
    std::sort(at.begin(), at.end());
    return at;
  };
  const auto asked = row_.id && Submitted(form) != nullptr ? times(form) : std::vector<Instant>{};
  if (asked.empty()) return std::nullopt;
  const auto answered = times(answer);
  const auto after = std::lower_bound(answered.begin(), answered.end(), asked.back());
  pathway::Round round;
  if (after != answered.end()) round.answered = *after;
  round.asked = after == answered.begin() ? asked.front() : *std::upper_bound(asked.begin(), asked.end(), *(after - 1));
  return round;
}

std::optional<Instant> StoredFacts::SubmittedAt(const std::string& form) const {
  for (const auto& [name, answers] : submitted_) {
    if (name == form) return now_;
  }
  for (const auto& head : Heads()) {
    if (head.form == form && !head.struck) return head.at;
  }
  return std::nullopt;
}

bool StoredFacts::ChangedSinceSigned(const std::string& form) const {
  const auto head = std::find_if(Heads().begin(), Heads().end(), [&](const auto& one) { return one.form == form; });
  if (head == Heads().end() || (head->signed_off && !head->struck)) return false;
  const auto versions = record_.cases().FormVersions(row_.id, form);
  return std::any_of(versions.begin(), versions.end(), [](const auto& one) { return !one.signed_by.empty(); });
}

const std::vector<ItemRow>& StoredFacts::KeptItems() const {
  return Once(kept_items_, [&] { return row_.id ? record_.cases().Items(row_.id) : std::vector<ItemRow>{}; });
}

std::vector<pathway::CaseItem> StoredFacts::Items() const {
  std::vector<pathway::CaseItem> items;
  for (const auto& item : KeptItems()) {
    const bool replaced =
        std::any_of(submitted_.begin(), submitted_.end(), [&](const auto& form) { return form.first == item.form; });
    if (!replaced) items.push_back(ItemOf(item));
  }
  items.insert(items.end(), submitted_items_.begin(), submitted_items_.end());
  return items;
}

CaseContext::CaseContext(Record& record, CaseRow row, std::shared_ptr<const pathway::Bundle> bundle,
                         const pathway::Library& library, Instant now)
    : row_(std::move(row)),
      bundle_(std::move(bundle)),
      library_(library),
      state_(StateOf(record, row_, now)),
      facts_(record, row_, library, now) {}

Result<std::unique_ptr<CaseContext>> CaseContext::Load(Record& record, CaseRow row, const pathway::Library& library,
                                                       Instant now) {
  auto bundle = library.Pinned(row.bundle);
  if (bundle == nullptr) return Internal("the bundle " + row.bundle + " of a case is not in the library");
  std::unique_ptr<CaseContext> context(new CaseContext(record, std::move(row), std::move(bundle), library, now));
  for (const auto& version : context->facts_.forms()) {
    if (version.struck || version.signed_off) continue;
    if (!pathway::IsSecondPersons(context->bundle().definition, version.form))
      context->state_.form_authors.push_back(version.by_user);
  }
  return context;
}

}  // namespace caseway::casework
