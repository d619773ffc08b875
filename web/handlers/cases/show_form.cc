// One form of a case: to write where this stage asks for it, else to read; its versions and what changed between them.
#include "core/casework/submit_form.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/open_form.h"
#include "web/handlers/cases/people_offered.h"
#include "web/views/form_reading.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

bool HasConditions(const forms::FormDefinition& form) {
  for (const auto& question : form.questions) {
    if (question.show_when) return true;
    for (const auto& inner : question.questions) {
      if (inner.show_when) return true;
    }
  }
  return false;
}

int SeenVersion(const Visit& visit) {
  const std::string seen = visit.Query("seen");
  return seen.empty() ? -1 : visit.QueryNumber("seen");
}

void Heading(Writer& w, const Visit& visit, const SeenCase& seen, const OpenForm& open) {
  w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
    << open.form->title << "</h1>";
  if (open.version) {
    w << "<p class=\"govuk-body\">"
      << (open.IsFrozen() ? std::string(FrozenWords(*open.version)) + ". " : std::string()) << "Submitted by "
      << open.version->by << " on " << FormatLong(open.version->at) << ", version " << open.version->version << ". ";
    w.Tag("<a class=\"govuk-link\"")
            .Href(CasePath(seen.row.id, {"forms", open.form->id, "versions", std::to_string(open.version->version)}))
            .End()
        << "Read this version and earlier ones</a></p>";
  }
}

void ReasonForChange(Writer& w, const Visit& visit, const Error* error) {
  html::Textarea(w, {.name = "change_reason",
                     .label = {.text = "Why the signed-off form is changed", .classes = "govuk-label--s"},
                     .hint = {.text = "The signed-off version stays; this becomes a new one."},
                     .error = ErrorFor(error, "change_reason"),
                     .value = visit.Form("change_reason"),
                     .rows = 3});
}

void SaveBar(Writer& w, const OpenForm& open) {
  w << "<div class=\"app-sticky-save\"><div class=\"govuk-button-group\">";
  html::Button(
      w, {.text = "Save and come back later", .name = "deed", .value = "save", .classes = "govuk-button--secondary"});
  if (HasConditions(*open.form))
    html::Button(w, {.text = "Save and show further questions",
                     .name = "deed",
                     .value = "refresh",
                     .classes = "govuk-button--secondary"});
  html::Button(w, {.text = "Submit", .name = "deed", .value = "submit"});
  w << "</div></div>";
}

struct Writing {
  const Document& answers;
  const JudgedForm& judged;
  const std::vector<FieldError>* errors;
  const std::vector<OtherText>& others;
  const std::vector<CasesReading::FactAnswer>& facts;
  const PeopleOffered& people;
  std::string current_by;
};

void WritingForm(Writer& w, const Visit& visit, const SeenCase& seen, const OpenForm& open, const Writing& writing,
                 const Error* error) {
  const html::Url url = CasePath(seen.row.id, {"forms", open.form->id});
  const html::Url autosave = CasePath(seen.row.id, {"forms", open.form->id, "draft"});
  FormStart(w, visit, url, {.attributes = {{"data-autosave", autosave.view()}}});
  // The first button is the one that the Enter key presses: it only saves.
  w << "<button type=\"submit\" name=\"deed\" value=\"refresh\" class=\"govuk-visually-hidden\" "
       "tabindex=\"-1\">Save</button>";
  w.Tag("<input type=\"hidden\" name=\"base\" data-autosave-always").Attr("value", open.draft.revision).End();
  w.Tag("<input type=\"hidden\" name=\"base_version\" data-autosave-always")
      .Attr("value", open.version ? open.version->version : 0)
      .End();
  Hidden(w, "was", WasField(*open.form, open.answers, writing.judged.shown));
  w << "<p class=\"app-saving\" data-autosave-status role=\"status\"></p>";
  if (!open.form->intro.empty()) w << "<p class=\"govuk-body\">" << open.form->intro << "</p>";
  FormFields(w, {.form = *open.form,
                 .answers = writing.answers,
                 .shown = writing.judged.shown,
                 .codes = open.context->bundle().codes,
                 .now = visit.now,
                 .errors = writing.errors,
                 .facts = &writing.facts,
                 .others = &writing.others,
                 .people = &writing.people,
                 .current_by = writing.current_by});
  if (open.IsFrozen()) ReasonForChange(w, visit, error);
  SaveBar(w, open);
  FormEnd(w);
}

void Notices(Writer& w, const Visit& visit, const std::vector<OtherText>& others, const Error* error) {
  if (visit.Query("saved") == "1" && error == nullptr)
    html::NotificationBanner(w, {.text = "Saved as a draft. You can leave and come back.", .success = true});
  if (const auto who = visit.Query("wrote"); !who.empty())
    html::WarningText(w, {.text = "Somebody else wrote in this form after you opened it. Nothing was lost: look at the "
                                  "answers as they are now, then submit again."});
  if (!others.empty())
    html::WarningText(w, {.text = "Two people wrote different answers. Both are kept below: choose which stands."});
}

// Whose text stands in the fields.
std::string CurrentBy(const Visit& visit, Record& record, const OpenForm& open) {
  const DraftText* last = nullptr;
  for (const auto& answer : open.draft.answers) {
    if (!answer.rivals.empty() || last == nullptr) last = &answer.current;
  }
  if (last == nullptr || last->author == visit.actor.user) return "you";
  const auto user = record.council().User(last->author);
  return user ? user->name : "somebody else";
}

void Versions(Writer& w, Record& record, const SeenCase& seen, const OpenForm& open) {
  const auto versions = record.cases().FormVersions(seen.row.id, open.form->id);
  if (versions.size() < 2) return;
  w << "<h2 class=\"govuk-heading-m\">All versions</h2><ul class=\"govuk-list\">";
  for (const auto& version : versions) {
    w << "<li>";
    w.Tag("<a class=\"govuk-link\"")
            .Href(CasePath(seen.row.id, {"forms", open.form->id, "versions", std::to_string(version.version)}))
            .End()
        << "Version " << version.version << "</a> by " << version.by << " on " << FormatLong(version.at);
    if (version.struck) w << ", marked in error";
    w << "</li>";
  }
  w << "</ul>";
}

Answer ReadingPage(Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open) {
  CasePageParts page{.title = open.form->title};
  page.main = [&](Writer& w) {
    Heading(w, visit, seen, open);
    const bool may_change = open.IsFrozen() && open.MayWrite();
    if (!open.version) {
      w << "<p class=\"app-empty\">Nobody has submitted this form, and it is not written at this stage.</p>";
      return;
    }
    const Document& answers = open.version->answers;
    const auto shown = ShownOf(*open.context, *open.form, answers, visit.now);
    FormReading(w, *open.form, forms::OnlyShown(*open.form, answers, shown), open.context->bundle().codes, {});
    if (may_change)
      html::Button(w, {.text = open.version->closed_with_case ? "Change this form" : "Change this signed-off form",
                       .href = CasePath(seen.row.id, {"forms", open.form->id}).Query("change", "1"),
                       .classes = "govuk-button--secondary"});
    Versions(w, record, seen, open);
  };
  return CasePage(visit, record, seen, std::move(page));
}

}  // namespace

Answer FormPage(Visit& visit, Record& record, const SeenCase& seen, const OpenForm& open, const FormPageParts& parts) {
  const Document answers = parts.typed != nullptr ? WithChanges(open.answers, parts.typed->changed) : open.answers;
  const auto judged = Judge(visit, record, open, answers);
  const int seen_version = parts.typed != nullptr ? parts.typed->base_version : SeenVersion(visit);
  const auto others = OtherTexts(record, open, seen_version);
  Viewer viewer = visit.viewer();
  viewer.now = visit.now;
  const auto facts = record.cases().Facts(seen.row.subject, viewer);
  const auto people = OfferPeople(visit, record, seen, *open.form, answers);
  const bool shows_errors = parts.check || parts.error != nullptr;
  CasePageParts page{.title = open.form->title, .ids = IdsOf(people)};
  if (shows_errors) page.errors = FormErrorLinks(*open.form, judged.errors);
  if (parts.error != nullptr && parts.error->fields.empty()) page.errors.push_back({.text = parts.error->say});
  const bool needs_reason = shows_errors && open.IsFrozen() && casework::Trimmed(visit.Form("change_reason")).empty();
  const Error reason = InvalidField("change_reason", "Say why the signed-off form is changed.");
  if (needs_reason) page.errors.push_back({.text = reason.say, .href = html::Url::Fragment("change_reason")});
  page.main = [&](Writer& w) {
    Notices(w, visit, others, parts.error);
    Heading(w, visit, seen, open);
    WritingForm(w, visit, seen, open,
                {.answers = answers,
                 .judged = judged,
                 .errors = shows_errors ? &judged.errors : nullptr,
                 .others = others,
                 .facts = facts,
                 .people = people,
                 .current_by = CurrentBy(visit, record, open)},
                needs_reason ? &reason : nullptr);
    Versions(w, record, seen, open);
  };
  return CasePage(visit, record, seen, std::move(page));
}

Answer ShowForm(Visit& visit, Record& record) {
  const auto seen = SeeCase(visit, record);
  if (!seen) return RefuseCase(visit, record, seen.error());
  const auto open = LoadForm(visit, record, *seen);
  if (!open) return RefuseCase(visit, record, open.error());
  const bool writes = open->MayWrite() && (open->offered || visit.Query("change") == "1");
  if (!writes) return ReadingPage(visit, record, *seen, *open);
  return FormPage(visit, record, *seen, *open, {.check = visit.Query("check") == "1"});
}

}  // namespace caseway::web
