// The page of an action: what comes of it, its own form, what it asks, the buttons.
#include <set>

#include "core/casework/letters.h"
#include "core/pathway/recorded.h"
#include "web/handlers/cases/action_fields.h"
#include "web/handlers/cases/decided_on.h"
#include "web/handlers/cases/people_offered.h"
#include "web/handlers/cases/recorded_answers.h"
#include "web/views/case_actions.h"
#include "web/views/happened_fields.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Writer;

void WhatComesOfIt(Writer& w, const Visit& visit, const SeenCase& seen, const OpenAction& open) {
  const auto& action = open.action();
  w << "<ul class=\"govuk-list govuk-list--bullet\">";
  if (action.to != seen.row.state)
    w << "<li>The case goes on to: " << StateTitle(visit, seen.row.pathway, action.to) << ".</li>";
  for (const auto* letter : casework::LettersOf(*open.form.context, action, visit.now)) {
    w << "<li>A letter is written: " << letter->title << ". ";
    w.Tag("<a class=\"govuk-link\"").Href(DraftLetterUrl(seen.row.id, action.id, letter->id)).End()
        << "Read or print it as a draft<span class=\"govuk-visually-hidden\">: " << letter->title << "</span></a></li>";
  }
  std::set<std::string> told;  // one line for each pathway, however many cases of it may be opened
  for (const auto& opening : action.opens) {
    if (!told.insert(opening.pathway).second) continue;
    w << "<li>" << (opening.when ? std::string("Where it applies, this opens: ") : std::string("This opens: "))
      << PathwayTitle(visit, opening.pathway) << ".</li>";
  }
  if (action.four_eyes) w << "<li>Done by someone other than who wrote it or brought it here.</li>";
  if (action.own) w << "<li>Done by who holds the case or brought it here.</li>";
  w << "</ul>";
}

void Earlier(Writer& w, const Visit& visit, const Error* error) {
  html::Details(w, {.summary = "It happened earlier",
                    .text =
                        [&](Writer& in) {
                          HappenedFields(in, visit, error);
                          html::Input(in, {.name = "late_reason",
                                           .label = {.text = "Why it is written down now"},
                                           .hint = {.text = "Needed when more than a day has passed."},
                                           .error = ErrorFor(error, "late_reason"),
                                           .value = visit.Form("late_reason")});
                        },
                    .open = HasHappened(visit)});
}

void Buttons(Writer& w, const OpenAction& open) {
  w << "<div class=\"govuk-button-group\">";
  html::Button(w, {.text = open.action().title, .name = "deed", .value = "take"});
  html::Button(w, {.text = "Do it and go to my next case",
                   .name = "deed",
                   .value = "take-next",
                   .classes = "govuk-button--secondary"});
  if (open.form.form != nullptr)
    html::Button(
        w,
        {.text = "Show further questions", .name = "deed", .value = "refresh", .classes = "govuk-button--secondary"});
  w << "</div>";
}

struct Asked {
  const Document& answers;
  const JudgedForm& judged;
  const PeopleOffered& people;
  const Document& recorded;
  const std::vector<CasesReading::FactAnswer>& facts;
};

void OwnForm(Writer& w, const Visit& visit, const OpenAction& open, const Asked& asked, bool shows_errors) {
  const auto& form = *open.form.form;
  // The first button is the one that the Enter key presses: it does nothing yet.
  w << "<button type=\"submit\" name=\"deed\" value=\"refresh\" class=\"govuk-visually-hidden\" "
       "tabindex=\"-1\">Show further questions</button>";
  if (!form.intro.empty()) w << "<p class=\"govuk-body\">" << form.intro << "</p>";
  Hidden(w, "was", WasField(form, open.form.answers, asked.answers, asked.judged.shown));
  FormFields(w, {.form = form,
                 .answers = asked.answers,
                 .shown = asked.judged.shown,
                 .codes = open.form.context->bundle().codes,
                 .now = visit.now,
                 .errors = shows_errors ? &asked.judged.errors : nullptr,
                 .facts = &asked.facts,
                 .recorded = &asked.recorded,
                 .people = &asked.people});
}

std::vector<html::ErrorLink> Links(const OpenAction& open, const JudgedForm& judged, const ActionPageParts& parts) {
  std::vector<html::ErrorLink> links;
  if (parts.shows_form_errors && open.form.form != nullptr) links = FormErrorLinks(*open.form.form, judged.errors);
  return parts.error == nullptr || !links.empty() ? links : ActionErrorLinks(*parts.error);
}

void Judged(Writer& w, const OpenAction& open) {
  if (open.view.with_form.empty()) return;
  html::Details(w, {.summary = "What these answers are held to", .text = [&](Writer& in) {
                      in << "<ul class=\"govuk-list govuk-list--bullet\">";
                      for (const auto& unmet : open.view.with_form)
                        in << "<li>" << unmet.say << " (" << unmet.rule << ")</li>";
                      in << "</ul>";
                    }});
}

void ActionForm(Writer& w, const Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
                const ActionPageParts& parts, const Asked& asked) {
  FormStart(w, visit, CasePath(seen.row.id, {"actions", open.action().id}));
  Hidden(w, "seen_state", seen.row.state);
  if (open.form.form != nullptr) OwnForm(w, visit, open, asked, parts.shows_form_errors);
  Judged(w, open);
  ReasonFields(w, visit, open, parts.error);
  OwnerFields(w, visit, record, seen, open, parts.error);
  Earlier(w, visit, parts.error);
  Buttons(w, open);
  FormEnd(w);
}

// What was last said of the person elsewhere. Of what is entered anew, as another band, the old answer is no beginning.
std::vector<CasesReading::FactAnswer> FactsFor(const Visit& visit, Record& record, const SeenCase& seen,
                                               const OpenAction& open) {
  if (open.form.form == nullptr || open.action().anew) return {};
  return FactsAround(visit, record, seen, open.form);
}

// What is known already fills in the action's own form, to be confirmed by taking it (P22), until it was written once.
Document Recorded(Record& record, const SeenCase& seen, const OpenAction& open,
                  const std::vector<CasesReading::FactAnswer>& facts) {
  if (open.form.form == nullptr || open.form.version) return Document(Document::Members{});
  const auto& codes = open.form.context->bundle().codes;
  Document known = KnownAnswers(facts, codes, *open.form.form);
  const Document recorded = RecordedAnswers(record, seen.row, codes, *open.form.form, facts);
  for (const auto& [question, value] : recorded.Named()) known.Set(question, value);
  return known;
}

}  // namespace

Answer ActionPage(Visit& visit, Record& record, const SeenCase& seen, const OpenAction& open,
                  const ActionPageParts& parts) {
  const auto facts = FactsFor(visit, record, seen, open);
  const Document recorded = Recorded(record, seen, open, facts);
  const Document answers = parts.answers != nullptr    ? *parts.answers
                           : open.form.form == nullptr ? Document(Document::Members{})
                                                       : StartingAnswers(open.form, recorded, facts);
  const JudgedForm judged = open.form.form == nullptr ? JudgedForm{} : Judge(visit, record, open.form, answers);
  const PeopleOffered people =
      open.form.form == nullptr ? PeopleOffered{} : OfferPeople(visit, record, seen, *open.form.form, answers);
  const Basis basis = BasisOf(visit, record, *open.form.context, open.action());
  CasePageParts page{.title = open.action().title, .errors = Links(open, judged, parts), .ids = IdsOf(people)};
  for (const auto id : IdsOf(basis.people)) page.ids.push_back(id);
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">" << CaseCaption(visit, seen.row) << "</span><h1 class=\"govuk-heading-l\">"
      << open.action().title << "</h1>";
    if (!open.action().help.empty()) w << "<p class=\"govuk-body\">" << open.action().help << "</p>";
    if (!open.view.Ready()) {
      w << "<h2 class=\"govuk-heading-m\">Not possible yet</h2>";
      auto& context = *open.form.context;
      const bool may_write = MayDo(visit, seen, access::Permission::kWorkCase);
      return WhyNot(w, open.view, may_write ? AwaitedQuestion(context, visit.now) : AwaitedQuestion());
    }
    WhatComesOfIt(w, visit, seen, open);
    DecidedOn(w, *open.form.context, basis, visit.now);
    ActionForm(w, visit, record, seen, open, parts, {answers, judged, people, recorded, facts});
  };
  return CasePage(visit, record, seen, std::move(page));
}

}  // namespace caseway::web
