// One form of a case: to write where this stage asks for it, else to read; its versions and what changed between them.
#include <algorithm>

#include "core/casework/submit_form.h"
#include "core/pathway/signing.h"
#include "core/ports/draft_base.h"
#include "web/frame.h"
#include "web/handlers/cases/case_handlers.h"
#include "web/handlers/cases/open_form.h"
#include "web/handlers/cases/people_offered.h"
#include "web/handlers/cases/recorded_answers.h"
#include "web/handlers/cases/written_before.h"
#include "web/views/case_contact.h"
#include "web/views/form_contents.h"
#include "web/views/form_reading.h"
#include "web/views/signed_off.h"

namespace caseway::web {
namespace {

using access::Permission;
using html::Writer;

int SeenVersion(const Visit& visit) {
  const std::string seen = visit.Query("seen");
  return seen.empty() ? -1 : visit.QueryNumber("seen");
}

void Heading(Writer& w, const Visit& visit, const SeenCase& seen, const OpenForm& open) {
  w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
    << open.form->title << "</h1>";
  if (open.version) {
    w << "<p class=\"govuk-body\">" << FrozenSentence(*open.version) << "Submitted by " << open.version->by << " on "
      << FormatLong(open.version->at) << ", version " << open.version->version << ". ";
    w.Tag("<a class=\"govuk-link\"")
            .Href(CasePath(seen.row.id, {"forms", open.form->id, "versions", std::to_string(open.version->version)}))
            .End()
        << "Read this version and earlier ones</a></p>";
  }
}

// Whether another person must sign the decision off again that rests on it (P52).
bool IsSignedAgain(const OpenForm& open) {
  return open.version && !open.version->signed_by.empty() && pathway::SigningOf(open.context->At(), open.form->id);
}

void ReasonForChange(Writer& w, const Visit& visit, const OpenForm& open, const Error* error) {
  const std::string_view again =
      IsSignedAgain(open) ? " A decision rests on it: another person signs it off again before anything goes on, and "
                            "letters that quote it are given anew."
                          : "";
  html::Textarea(w, {.name = "change_reason",
                     .label = {.text = "Why the signed-off form is changed", .classes = "govuk-label--s"},
                     .hint = {.text = "The signed-off version stays; this becomes a new one." + std::string(again)},
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
  const Document& recorded;
  std::string current_by;
  const TypedForm* typed = nullptr;
};

// What the page was made from, and its own name. After a refusal what it was made from at first: somebody's text that
// its writer has not seen yet stays unseen.
void MadeFrom(Writer& w, const Visit& visit, const OpenForm& open, const TypedForm* typed) {
  const auto field = [&](std::string_view name, const auto& value) {
    w.Tag("<input type=\"hidden\" data-autosave-always").Attr("name", name).Attr("value", value).End();
  };
  field("base", typed != nullptr ? BaseRevision(typed->base) : open.draft.revision);
  field("base_version", typed != nullptr ? typed->base_version : open.version ? open.version->version : 0);
  field("window", typed != nullptr && !typed->window.empty() ? typed->window : visit.NewCommandId());
}

void WritingForm(Writer& w, const Visit& visit, const SeenCase& seen, const OpenForm& open, const Writing& writing,
                 const Error* error) {
  const html::Url url = CasePath(seen.row.id, {"forms", open.form->id});
  const html::Url autosave = CasePath(seen.row.id, {"forms", open.form->id, "draft"});
  html::Attributes attributes = {{"data-autosave", autosave.view()}};
  if (HasConditions(*open.form)) attributes.push_back({"data-asked", AskedMark(writing.judged.shown)});
  FormStart(w, visit, url, {.attributes = std::move(attributes)});
  // The first button is the one that the Enter key presses: it only saves.
  w << "<button type=\"submit\" name=\"deed\" value=\"refresh\" class=\"govuk-visually-hidden\" "
       "tabindex=\"-1\">Save</button>";
  MadeFrom(w, visit, open, writing.typed);
  Hidden(w, "was", WasField(*open.form, open.answers, writing.answers, writing.judged.shown));
  w << "<p class=\"app-saving\" data-autosave-status role=\"status\"></p>";
  if (!open.form->intro.empty()) w << "<p class=\"govuk-body\">" << open.form->intro << "</p>";
  FormContents(
      w,
      {.form = *open.form, .answers = writing.answers, .shown = writing.judged.shown, .errors = writing.judged.errors});
  FormFields(w, {.form = *open.form,
                 .answers = writing.answers,
                 .shown = writing.judged.shown,
                 .codes = open.context->bundle().codes,
                 .now = visit.now,
                 .errors = writing.errors,
                 .facts = &writing.facts,
                 .others = &writing.others,
                 .recorded = &writing.recorded,
                 .people = &writing.people,
                 .current_by = writing.current_by});
  if (open.IsFrozen()) ReasonForChange(w, visit, open, error);
  SaveBar(w, open);
  FormEnd(w);
}

// Whether the two texts of every question are the visitor's own.
bool IsOneWriters(const Visit& visit, const OpenForm& open, const std::vector<OtherText>& others) {
  const auto is_own = [&](const DraftText& text) { return text.author == visit.actor.user; };
  const bool submitted =
      std::any_of(others.begin(), others.end(), [](const OtherText& other) { return other.key == "submitted"; });
  return !submitted && std::all_of(open.draft.answers.begin(), open.draft.answers.end(), [&](const auto& answer) {
    return answer.rivals.empty() ||
           (is_own(answer.current) && std::all_of(answer.rivals.begin(), answer.rivals.end(), is_own));
  });
}

void Notices(Writer& w, const Visit& visit, const OpenForm& open, const std::vector<OtherText>& others,
             const Error* error) {
  if (visit.Query("saved") == "1" && error == nullptr)
    html::NotificationBanner(w, {.text = "Saved as a draft. You can leave and come back.", .success = true});
  if (const auto who = visit.Query("wrote"); !who.empty())
    html::WarningText(w, {.text = std::string(who == "self" ? "You wrote in this form in another window after you "
                                                              "opened it here."
                                                            : "Somebody else wrote in this form after you opened it.") +
                                  " Nothing was lost: look at the answers as they are now, then submit again."});
  if (!others.empty())
    html::WarningText(
        w, {.text = std::string(IsOneWriters(visit, open, others) ? "You wrote different answers in two windows."
                                                                  : "Two people wrote different answers.") +
                    " Both are kept below: choose which stands."});
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
  PeopleNamed people;
  if (open.version) AddNamed(visit, record, *open.form, open.version->answers, people);
  CasePageParts page{.title = open.form->title, .ids = IdsOf(people)};
  page.main = [&](Writer& w) {
    Heading(w, visit, seen, open);
    const bool may_change = open.IsFrozen() && open.MayWrite();
    if (!open.version) {
      w << "<p class=\"app-empty\">Nobody has submitted this form, and it is not written at this stage.</p>";
      return;
    }
    const Document& answers = open.version->answers;
    const auto shown = ShownOf(*open.context, *open.form, answers, visit.now);
    FormReading(w, *open.form, forms::OnlyShown(*open.form, answers, shown), open.context->bundle().codes,
                {.people = people});
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
  const auto facts = FactsAround(visit, record, seen, open);
  const Document recorded = RecordedAnswers(record, seen.row, open.context->bundle().codes, *open.form, facts);
  const Document known = StartingAnswers(open, recorded, facts);
  const Document answers = parts.typed != nullptr ? WithChanges(known, parts.typed->changed) : known;
  const auto judged = Judge(visit, record, open, answers);
  const int seen_version = parts.typed != nullptr ? parts.typed->base_version : SeenVersion(visit);
  const auto others = OtherTexts(record, open, seen_version, visit.actor.user);
  const auto people = OfferPeople(visit, record, seen, *open.form, answers);
  const bool shows_errors = parts.check || parts.error != nullptr;
  // What came in, and what was written of it, stands beside every form of a pathway that receives contacts.
  const bool beside = open.context->bundle().definition.receives == "contacts";
  const FormsBefore before = beside ? WrittenBefore(visit, record, open) : FormsBefore{};
  CasePageParts page{.title = open.form->title, .ids = IdsOf(people)};
  for (const auto id : IdsOf(before.people)) page.ids.push_back(id);
  if (shows_errors) page.errors = FormErrorLinks(*open.form, judged.errors);
  if (parts.error != nullptr && parts.error->fields.empty()) page.errors.push_back({.text = parts.error->say});
  const bool needs_reason = shows_errors && open.IsFrozen() && casework::Trimmed(visit.Form("change_reason")).empty();
  const Error reason = InvalidField("change_reason", "Say why the signed-off form is changed.");
  if (needs_reason) page.errors.push_back({.text = reason.say, .href = html::Url::Fragment("change_reason")});
  page.main = [&](Writer& w) {
    Notices(w, visit, open, others, parts.error);
    Heading(w, visit, seen, open);
    if (beside) w << "<div class=\"app-columns app-columns--side-right\"><div>";
    WritingForm(w, visit, seen, open,
                {.answers = answers,
                 .judged = judged,
                 .errors = shows_errors ? &judged.errors : nullptr,
                 .others = others,
                 .facts = facts,
                 .people = people,
                 .recorded = recorded,
                 .current_by = CurrentBy(visit, record, open),
                 .typed = parts.typed},
                needs_reason ? &reason : nullptr);
    Versions(w, record, seen, open);
    if (!beside) return;
    w << "</div><div>";
    CaseContact(w, visit, record, seen.row);
    ShowWrittenBefore(w, *open.context, before);
    w << "</div></div>";
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
