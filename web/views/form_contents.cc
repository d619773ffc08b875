#include "web/views/form_contents.h"

#include <algorithm>

namespace caseway::web {
namespace {

constexpr std::size_t kAtAGlance = 5;  // sections

struct Standing {
  int shown = 0, answered = 0, missing = 0;
};

Standing StandingOf(const FormContentsView& view, const std::string& section) {
  Standing standing;
  for (const auto& question : view.form.questions) {
    if (question.section != section || !view.shown.Has(question.id)) continue;
    ++standing.shown;
    if (!forms::IsUnanswered(view.answers[question.id])) ++standing.answered;
    standing.missing += std::any_of(view.errors.begin(), view.errors.end(), [&](const FieldError& error) {
      return error.field.substr(0, error.field.find_first_of(".[")) == question.id;
    });
  }
  return standing;
}

std::string InWords(const Standing& standing) {
  if (standing.missing == 1) return "1 answer missing";
  if (standing.missing > 1) return std::to_string(standing.missing) + " answers missing";
  if (standing.answered == 0) return "nothing written; nothing has to be";
  return "complete";
}

}  // namespace

std::string SectionAnchor(const forms::Section& section) { return "section-" + section.id; }

void FormContents(html::Writer& w, const FormContentsView& view) {
  if (view.form.sections.size() <= kAtAGlance) return;
  w << "<nav aria-label=\"Sections of this form\"><ol class=\"govuk-list govuk-list--number\">";
  for (const auto& section : view.form.sections) {
    const Standing standing = StandingOf(view, section.id);
    if (standing.shown == 0) continue;
    w << "<li>";
    w.Tag("<a class=\"govuk-link\"").Href(html::Url::Fragment(SectionAnchor(section))).End()
        << section.title << "</a>: " << InWords(standing) << "</li>";
  }
  w << "</ol></nav>";
}

}  // namespace caseway::web
