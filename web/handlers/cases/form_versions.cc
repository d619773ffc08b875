// One version of a form as it was submitted, what it changed, and marking it in error (P50).
#include "core/casework/move_case.h"
#include "core/casework/submit_form.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/open_form.h"
#include "web/handlers/cases/people_offered.h"
#include "web/views/breach_box.h"
#include "web/views/form_reading.h"
#include "web/views/note_form.h"
#include "web/views/signed_off.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

struct Found {
  FormVersion version;
  std::optional<FormVersion> before;
};

std::optional<Found> FindVersion(const Visit& visit, Record& record, CaseId id) {
  const auto versions = record.cases().FormVersions(id, std::string(visit.Path("form")));
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (std::to_string(versions[i].version) != visit.Path("version")) continue;
    Found found{versions[i], std::nullopt};
    if (i + 1 < versions.size()) found.before = versions[i + 1];
    return found;
  }
  return {};
}

void Changes(Writer& w, const std::vector<AnswerChange>& changes) {
  w << "<h2 class=\"govuk-heading-m\">What changed from the version before</h2>";
  if (changes.empty()) {
    w << "<p class=\"govuk-body\">No answer changed.</p>";
    return;
  }
  html::TableOptions options;
  options.caption = "What changed";
  options.caption_classes = "govuk-visually-hidden";
  options.classes = "app-table--dense app-table--stack";
  options.head = {{.text = "Question"}, {.text = "Before"}, {.text = "After"}};
  html::TableWriter table(w, options);
  const auto cell = [&table](std::string_view label, const std::string& text) {
    table.Cell({.text = [text](Writer& in) { in << "<span class=\"app-as-written\">" << text << "</span>"; },
                .attributes = {{"data-label", label}}});
  };
  for (const auto& change : changes) {
    table.Row();
    cell("Question", change.question);
    cell("Before", change.before);
    cell("After", change.after);
  }
  table.End();
}

void InErrorForm(Writer& w, const Visit& visit, const SeenCase& seen, const FormVersion& version, const Error* error) {
  if (version.struck || !MayDo(visit, seen, Permission::kMarkInError)) return;
  html::Details(w, {.summary = "Mark this version in error",
                    .text =
                        [&](Writer& in) {
                          FormStart(in, visit,
                                    CasePath(seen.row.id, {"forms", version.form, "versions",
                                                           std::to_string(version.version), "error"}));
                          html::Textarea(in, {.name = "reason",
                                              .label = {.text = "Why it is wrong"},
                                              .error = ErrorFor(error, "reason"),
                                              .value = visit.Form("reason"),
                                              .rows = 3});
                          html::Input(in, {.name = "moved_to",
                                           .label = {.text = "Move it to the right person, if it belongs to another"},
                                           .hint = {.text = "Their reference or NHS number. The answers stand in a "
                                                            "case of theirs as a draft, to be confirmed"},
                                           .error = ErrorFor(error, "moved_to"),
                                           .value = visit.Form("moved_to"),
                                           .classes = "govuk-input--width-20"});
                          BreachBox(in, visit);
                          html::Button(in, {.text = "Mark in error", .classes = "govuk-button--warning"});
                          FormEnd(in);
                        },
                    .open = error != nullptr});
}

Answer VersionPage(Visit& visit, Record& record, const SeenCase& seen, const Error* error) {
  const auto found = FindVersion(visit, record, seen.row.id);
  const auto bundle = visit.library().Pinned(seen.row.bundle);
  const auto form = bundle == nullptr || !found
                        ? std::map<std::string, forms::FormDefinition, std::less<>>::const_iterator{}
                        : bundle->forms.find(found->version.form);
  const auto context = casework::CaseContext::Load(record, seen.row, visit.library(), visit.now);
  if (!found || bundle == nullptr || form == bundle->forms.end() || !context)
    return ErrorAnswer(visit, NotFound("There is no such version of this form."));
  const FormVersion& version = found->version;
  PeopleNamed people;
  AddNamed(visit, record, form->second, version.answers, people);
  CasePageParts page{.title = form->second.title + ", version " + std::to_string(version.version),
                     .ids = IdsOf(people)};
  if (error != nullptr) page.errors = ErrorLinks(error);
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
      << form->second.title << ", version " << version.version << "</h1><p class=\"govuk-body\">Submitted by "
      << version.by << " on " << FormatLong(version.at) << ". " << FrozenSentence(version);
    if (!version.reason.empty()) w << "Why it was changed: " << version.reason;
    w << "</p>";
    if (version.struck) html::WarningText(w, {.text = "This version was marked in error. It is kept and not counted."});
    w.Tag("<div").Class({version.struck ? "app-in-error" : ""}).End();
    const auto shown_of = [&](const Document& answers) {
      return forms::OnlyShown(form->second, answers, ShownOf(**context, form->second, answers, visit.now));
    };
    const Document answers = shown_of(version.answers);
    FormReading(w, form->second, answers, bundle->codes, {.people = people});
    w << "</div>";
    if (found->before)
      Changes(w, ChangesBetween(form->second, shown_of(found->before->answers), answers, bundle->codes));
    InErrorForm(w, visit, seen, version, error);
    w << "<p class=\"govuk-body\">";
    w.Tag("<a class=\"govuk-link\"").Href(CasePath(seen.row.id, {"forms", version.form})).End()
        << "The form as it is now</a></p>";
  };
  return CasePage(visit, record, seen, std::move(page));
}

// Where the person it belongs to is named, its answers go there as a draft; that is a possible breach by itself.
Result<Document> Strike(WritableRecord& record, const Visit& visit, CaseId id, const std::string& form, int version) {
  const std::string reason = visit.Form("reason");
  const auto moved_to = PersonNamed(record, "moved_to", visit.Form("moved_to"));
  if (!moved_to) return moved_to.error();
  if (!*moved_to)
    return casework::MarkFormInError(record,
                                     {.case_id = id,
                                      .form = form,
                                      .version = version,
                                      .reason = reason,
                                      .possible_breach = visit.Form("breach") == "yes"},
                                     visit.deed());
  auto moved = casework::MoveForm(
      record, {.case_id = id, .form = form, .version = version, .to = *moved_to, .reason = reason}, visit.deed());
  if (moved || moved.error().fields.empty() || moved.error().fields.front().field != "to") return moved;
  return InvalidField("moved_to", moved.error().fields.front().say);
}

}  // namespace

Answer ShowFormVersion(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  return seen ? VersionPage(visit, record, *seen, nullptr) : RefuseCase(visit, record, seen.error());
}

Outcome MarkFormVersionInError(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record, Permission::kMarkInError);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto found = FindVersion(visit, record, seen->row.id);
  if (!found) return ErrorAnswer(visit, NotFound("There is no such version of this form."));
  const CaseId id = seen->row.id;
  Plan plan;
  plan.work = [id, form = found->version.form, number = found->version.version](WritableRecord& writable, Visit& v) {
    return Strike(writable, v, id, form, number);
  };
  plan.then = [id, form = found->version.form](Visit&, const Document& done) {
    const CaseId moved{done["case"].Number()};
    if (!moved) return DoneAtCase(id, CasePath(id, {"forms", form}));
    Answer answer = DoneAtCase(moved, CasePath(moved, {"forms", form}));
    answer.shown.ids.push_back(id.value);
    return answer;
  };
  plan.refused = [](Visit& v, Record& r, const Error& error) {
    const auto again = SeeCase(v, r);
    return again ? VersionPage(v, r, *again, &error) : RefuseCase(v, r, again.error());
  };
  return plan;
}

}  // namespace caseway::web
