#include "web/handlers/cases/seen_case.h"

#include "core/casework/enquiry_marker.h"
#include "web/frame.h"
#include "web/views/person_banner.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

void WhomToSpeakTo(Writer& w, const Visit& visit, const CaseRow& row,
                   const std::optional<CasesReading::Marker>& marker) {
  w << "<h1 class=\"govuk-heading-l\">This case is restricted</h1><p class=\"govuk-body\">";
  if (marker) {
    w << "There is an open safeguarding enquiry. Speak to "
      << (marker->owner_name.empty() ? marker->team_title : marker->owner_name) << ".</p>";
  } else {
    w << "Only the people who work on it may see it. Ask your manager if you need it.</p>";
  }
  if (!visit.Holds(Permission::kBreakGlass)) return;
  w << "<p class=\"govuk-body\">If someone is in danger and nobody can be reached, you can open it. You must say why. "
       "Managers are told at once, and everything you look at is kept.</p>";
  html::Button(w, {.text = "Open this restricted case",
                   .href = CasePath(row.id, {"break-glass"}),
                   .classes = "govuk-button--warning"});
}

}  // namespace

Result<SeenCase> SeeCase(const Visit& visit, Record& record, Permission permission) {
  const auto id = visit.PathId<CaseId>("case");
  auto row = id ? record.cases().Find(id) : std::nullopt;
  if (!row) return NotFound("There is no such case.");
  SeenCase seen;
  seen.parties = record.cases().Parties(row->id);
  const bool named =
      row->restriction != Restriction::kNone && record.cases().HasAccess(row->id, visit.actor.user, visit.now);
  seen.relation = casework::RelationTo(visit.actor, *row, named, seen.parties);
  const auto allowed = access::May(visit.roles(), visit.actor, permission, seen.relation);
  if (!allowed) return allowed.error();
  seen.subject = record.people().Find(row->subject);
  seen.row = *std::move(row);
  return seen;
}

bool MayDo(const Visit& visit, const SeenCase& seen, Permission permission) {
  return access::May(visit.roles(), visit.actor, permission, seen.relation).has_value();
}

Answer RefuseCase(Visit& visit, Record& record, const Error& error) {
  Answer answer = ErrorAnswer(visit, error);
  const auto row = record.cases().Find(visit.PathId<CaseId>("case"));
  const bool is_restricted = error.code == ErrorCode::kForbidden && row && row->restriction == Restriction::kStandard &&
                             !casework::RelationTo(visit.actor, *row, false, record.cases().Parties(row->id)).declared;
  if (!is_restricted) return answer;
  const auto marker = casework::EnquiryMarkerFor(record, row->subject, visit.deed());
  answer.response = Render(visit, {.title = "This case is restricted",
                                   .main = [&](Writer& w) { WhomToSpeakTo(w, visit, *row, marker); },
                                   .status = 403});
  return answer;
}

Answer CasePage(Visit& visit, Record& record, const SeenCase& seen, CasePageParts parts) {
  PageParts page{.title = std::move(parts.title), .current = "/work", .errors = std::move(parts.errors)};
  page.before_main = [&](Writer& w) {
    if (!seen.subject) return;
    // A referrer may be who the alert or the enquiry is about: the banner is not on their letter (P35, P58).
    if (parts.is_letter) w << "<div class=\"app-no-print\">";
    PersonBanner(w, visit, record, *seen.subject);
    if (parts.is_letter) w << "</div>";
  };
  page.main = std::move(parts.main);
  page.status = parts.status;
  if (!parts.is_case_itself) {
    page.back = CaseUrl(seen.row.id);
    page.back_text = "Back to the case";
  }
  Shown shown{.deed = parts.deed, .subject_kind = "case", .ids = {seen.row.id.value, seen.row.subject.value}};
  for (const auto& party : seen.parties) shown.ids.push_back(party.person.value);
  shown.ids.insert(shown.ids.end(), parts.ids.begin(), parts.ids.end());
  shown.restricted = seen.row.restriction != Restriction::kNone;
  return {Render(visit, std::move(page)), std::move(shown)};
}

Answer DoneAtCase(CaseId id, const html::Url& url) {
  return {http::SeeOther(url.str()), {.deed = AuditDeed::kChanged, .subject_kind = "case", .ids = {id.value}}};
}

html::Url CasePath(CaseId id, std::initializer_list<std::string_view> more) { return CaseUrl(id).Under(more); }

std::string CaseCaption(const Visit& visit, const CaseRow& row) {
  return PathwayTitle(visit, row.pathway) + ", case " + Reference(row.id);
}

}  // namespace caseway::web
