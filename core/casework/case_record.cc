#include "core/casework/case_record.h"

#include <algorithm>

#include "core/casework/events.h"
#include "core/casework/known_code.h"
#include "core/casework/letter_format.h"
#include "core/casework/on_duty.h"
#include "core/casework/overtaken_letters.h"

namespace caseway::casework {
namespace {

using access::Permission;

constexpr std::chrono::hours kGlassLasts{4};  // where a council has not set it
constexpr int kMostUnseen = 100'000;

Result<Document> Keep(WritableRecord& record, CaseId id, const char* type, Document payload, const Deed& deed) {
  const auto kept = record.Append(EventOf(deed, CaseStream(id), type, std::move(payload)));
  if (!kept) return kept.error();
  return Document().Set("case", id.value);
}

// Whether its pathway lets the actor record such cases in error at some stage.
bool RecordsInError(const CaseRow& row, const Deed& deed) {
  if (deed.actor.is_system) return true;
  const auto bundle = deed.library.Pinned(row.bundle);
  if (bundle == nullptr) return false;
  for (const auto& state : bundle->definition.states) {
    for (const auto& action : state.actions) {
      if (action.ends != pathway::EndEffect::kRecordedInError) continue;
      if (std::any_of(action.who.begin(), action.who.end(), [&](const auto& role) { return deed.actor.Has(role); }))
        return true;
    }
  }
  return false;
}

// What the format is called; "" where none is said and none has to be.
Result<std::string> FormatGiven(const std::string& code, bool is_needed, const Deed& deed) {
  if (code.empty() && !is_needed) return std::string();
  for (const auto* format : FormatsToGive(deed.library, LondonDate(deed.now))) {
    if (format->id == code) return format->label;
  }
  return InvalidField("format", "Say in which format it was made.");
}

// Nobody seals a concern about somebody who is not safe from everybody on duty (P9, P47).
Result<void> LeavesOnDuty(WritableRecord& record, const CaseRow& row, const std::vector<UserId>& named,
                          const Deed& deed) {
  const auto context = CaseContext::Load(record, row, deed.library, deed.now);
  if (!context) return context.error();
  const auto on_duty = OnDutyFor(record, **context, deed);
  const bool some = std::any_of(on_duty.begin(), on_duty.end(),
                                [&](UserId user) { return std::binary_search(named.begin(), named.end(), user); });
  if (some || on_duty.empty()) return {};
  const auto& rule = *(*context)->bundle().definition.seals->on_duty;
  const auto team = record.council().TeamByKey(rule.team);
  return InvalidField("named", rule.say + ". Name somebody of “" + (team ? team->title : rule.team) + "”.");
}

}  // namespace

Result<void> MayRecordInError(const CaseRow& row, const Deed& deed) {
  if (!RecordsInError(row, deed))
    return Forbidden("Your role does not record cases of this kind in error. Ask a manager.");
  return {};
}

std::chrono::hours BrokenGlassLasts(const Deed& deed) {
  const auto setting = deed.library.council.settings.find("break_glass.hours");
  if (setting == deed.library.council.settings.end()) return kGlassLasts;
  const auto* value = setting->second.history.On(LondonDate(deed.now));
  const auto span = value == nullptr ? Result<Span>(InvalidInput("not set")) : ParseSpan(value->value);
  return span && span->unit == SpanUnit::kHours ? std::chrono::hours{span->count} : kGlassLasts;
}

Result<Document> AddParty(WritableRecord& record, CaseId id, PersonId person, const std::string& role,
                          const Deed& deed) {
  const auto row = LoadCase(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  const auto known = LoadPerson(record, person, Permission::kSeePerson, deed);
  if (!known) return known.error();
  if (role.empty() || !KnownCode("role", role, "party-roles", deed))
    return InvalidField("role", "Choose what part they have in this case.");
  // Pathways whose cases begin restricted are those about abuse or neglect.
  const auto bundle = deed.library.Pinned(row->bundle);
  const bool about_risk = bundle != nullptr && bundle->definition.restriction != "none";
  if (role == kSourceOfRisk && !about_risk)
    return InvalidField("role", "Someone alleged to be a risk is named on a safeguarding case only.");
  return Keep(record, id, events::kPartyAdded, Document().Set("person", known->id.value).Set("role", role), deed);
}

Result<Document> LinkCases(WritableRecord& record, CaseId id, CaseId other, const std::string& how, const Deed& deed) {
  const auto row = LoadCase(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  const auto linked = LoadCase(record, other, Permission::kSeeCase, deed);
  if (!linked) return linked.error();
  if (id == other) return InvalidField("other", "Choose another case: this is the same one.");
  constexpr const char* kHow[] = {"same incident", "repeat", "group", "same request", "same work"};
  if (std::find(std::begin(kHow), std::end(kHow), how) == std::end(kHow))
    return InvalidField("how", "Choose how the two belong together.");
  return Keep(record, id, events::kCaseLinked, Document().Set("other", other.value).Set("how", how), deed);
}

Result<Document> Restrict(WritableRecord& record, CaseId id, Restriction level, std::vector<UserId> named,
                          const std::string& reason, const Deed& deed) {
  const auto row = LoadCase(record, id, Permission::kSealCase, deed);
  if (!row) return row.error();
  const auto why = Needed("reason", reason, "Say why the restriction changes.");
  if (!why) return why.error();
  named.push_back(deed.actor.user);
  if (row->owner_user) named.push_back(row->owner_user);
  std::sort(named.begin(), named.end());
  named.erase(std::unique(named.begin(), named.end()), named.end());
  if (level == Restriction::kSealed) {
    if (const auto left = LeavesOnDuty(record, *row, named, deed); !left) return left.error();
  }
  Document access{Document::List{}};
  for (const auto user : named) {
    if (!record.council().User(user)) return InvalidField("named", "Choose people who have an account.");
    access.Add(user.value);
  }
  Document payload;
  payload.Set("restriction", static_cast<int>(level)).Set("access", std::move(access)).Set("reason", *why);
  return Keep(record, id, events::kRestricted, std::move(payload), deed);
}

Result<Document> BreakGlass(WritableRecord& record, CaseId id, const std::string& reason, const Deed& deed) {
  const auto row = record.cases().Find(id);
  if (!row || row->restriction == Restriction::kSealed) return NotFound("There is no such case.");
  const auto relation = RelationTo(deed.actor, *row, false, record.cases().Parties(id));
  const auto allowed = access::May(deed.roles, deed.actor, Permission::kBreakGlass, relation);
  if (!allowed) return allowed.error();
  const auto why = Needed("reason", reason, "Say why you need to see this now. The safeguarding managers are told.");
  if (!why) return why.error();
  const std::string until = FormatIso(deed.now + BrokenGlassLasts(deed));
  auto kept = Keep(record, id, events::kAccessTaken,
                   Document().Set("user", deed.actor.user.value).Set("until", until).Set("reason", *why), deed);
  if (!kept) return kept;
  return (*kept).Set("until", until);
}

Result<Document> SeeBrokenGlass(WritableRecord& record, CaseId id, std::int64_t entry, const Deed& deed) {
  const auto row = LoadCase(record, id, Permission::kSealCase, deed);
  if (!row) return row.error();
  Viewer everything;
  everything.is_system = true;
  const auto taken = record.work().AccessTaken(deed.now, kMostUnseen, everything);
  const auto known = std::find_if(taken.begin(), taken.end(),
                                  [&](const auto& one) { return one.case_id == id && one.entry == entry; });
  if (known == taken.end()) return Conflict("Somebody has looked into this already.");
  if (known->by_user == deed.actor.user)
    return Forbidden("You opened this case yourself: somebody else has to look into it.");
  return Keep(record, id, events::kAccessSeen, Document().Set("entry", entry), deed);
}

Result<Document> MarkCaseInError(WritableRecord& record, CaseId id, const std::string& reason, bool possible_breach,
                                 const Deed& deed) {
  const auto row = LoadCase(record, id, Permission::kMarkInError, deed);
  if (!row) return row.error();
  if (row->open)
    return Error{ErrorCode::kNotAllowedInState,
                 "This case is open: record it in error by the action of its stage, where there is one."};
  const auto may = MayRecordInError(*row, deed);
  if (!may) return may.error();
  const auto why = Needed("reason", reason, "Say why this case should not be here.");
  if (!why) return why.error();
  if (row->ends == "recorded in error") return Conflict("This case is marked in error already.");
  Document payload;
  payload.Set("reason", *why).Set("possible_breach", possible_breach);
  return Keep(record, id, events::kCaseMarkedInError, std::move(payload), deed);
}

Result<Document> GiveLetter(WritableRecord& record, LetterId letter, CaseId id, Date on, const std::string& how,
                            const Deed& deed) {
  return GiveLetter(record, letter, id, LetterGiven{on, how, ""}, deed);
}

Result<Document> GiveLetter(WritableRecord& record, LetterId letter, CaseId id, const LetterGiven& given,
                            const Deed& deed) {
  const auto row = LoadCase(record, id, Permission::kWorkCase, deed);
  if (!row) return row.error();
  const auto letters = record.cases().Letters(id);
  const auto known = std::find_if(letters.begin(), letters.end(), [&](const auto& one) { return one.id == letter; });
  if (known == letters.end()) return NotFound("There is no such letter.");
  const bool in_format = IsStoppedForFormat(*known);
  if (!known->stopped.empty() && !in_format)
    return Error{ErrorCode::kNotAllowedInState, "This letter was stopped: " + known->stopped_reason};
  if (!known->given.empty()) return Conflict("This letter was given on " + known->given + " already.");
  const auto context = CaseContext::Load(record, *row, deed.library, deed.now);
  if (!context) return context.error();
  const auto overtaken = OvertakenWords(OvertakenLetters(record, **context, letters), letter);
  if (!overtaken.empty()) return Error{ErrorCode::kNotAllowedInState, overtaken};
  if (given.on > LondonDate(deed.now)) return InvalidField("on", "The day it was given must not be in the future.");
  const auto format = FormatGiven(given.format, in_format, deed);
  if (!format) return format.error();
  const std::string how = Trimmed(given.how);
  Document payload;
  payload.Set("letter_id", letter.value).Set("on", FormatIso(given.on));
  payload.Set("how", *format + (format->empty() || how.empty() ? "" : "; ") + how);
  if (!given.format.empty()) payload.Set("format", given.format);
  return Keep(record, id, events::kLetterGiven, std::move(payload), deed);
}

}  // namespace caseway::casework
