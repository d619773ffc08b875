#include "web/views/chronology_list.h"

#include "core/casework/events.h"
#include "web/views/person_words.h"
#include "web/views/work_table.h"

namespace caseway::web {
namespace {

using html::Url;
using html::Writer;

std::string TitleOf(const ChronologyRow& row) {
  std::string title = row.struck ? "In error: " + row.title : row.title;
  if (row.key_event) title += " (key event)";
  if (row.third_party) title += " (told by or about a third party)";
  return title;
}

constexpr int kSoonAfter = 15;  // minutes within which writing it down is no news

// Whether it was written down another day than it happened, or well after it on the same.
bool IsLate(const ChronologyRow& row) {
  const LondonTime entered = ToLondon(row.entered);
  if (entered.date != row.happened.local.date) return true;
  const bool timed = row.happened.precision == HappenedPrecision::kMinute;
  return timed && entered.minutes - row.happened.local.minutes >= kSoonAfter;
}

// Two times stand there then: each says what it is.
void LateEntry(Writer& w, const ChronologyRow& row) {
  if (!IsLate(row)) return;
  const LondonTime entered = ToLondon(row.entered);
  const bool same_day = entered.date == row.happened.local.date;
  w << "<p class=\"govuk-hint govuk-!-margin-bottom-1\">Written down "
    << (same_day ? "at " + FormatClock(entered.minutes) + " the same day" : "on " + FormatLong(row.entered)) << "</p>";
}

void CaseLink(Writer& w, const Visit& visit, const ChronologyRow& row, bool is_print) {
  const std::string words = PathwayTitle(visit, row.pathway) + ", case " + Reference(row.case_id);
  w << "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">";
  if (is_print) w << words;
  else w.Tag("<a class=\"govuk-link\"").Href(CaseUrl(row.case_id)).End() << words << "</a>";
  w << "</p>";
}

void InErrorLink(Writer& w, const ChronologyRow& row, PersonId person) {
  const Url url = Url::Path({"people", PathReference(person), "notes", std::to_string(row.position), "error"});
  w << "<p class=\"govuk-body-s govuk-!-margin-bottom-0 app-no-print\">";
  w.Tag("<a class=\"govuk-link\"").Href(url).End()
      << "Mark in error<span class=\"govuk-visually-hidden\">: " << row.title << ", "
      << views::HappenedWords(row.happened) << ", entry " << row.position << "</span></a></p>";
}

void Entry(Writer& w, const Visit& visit, const ChronologyRow& row, const ChronologyListOptions& options) {
  if (row.struck) {
    w << "<p class=\"govuk-body govuk-!-margin-bottom-1\"><strong>Recorded in error.</strong> " << row.struck_reason
      << "</p>";
  }
  if (!row.text.empty()) {
    if (row.struck) w << "<p class=\"govuk-body app-as-written app-in-error\"><s>" << row.text << "</s></p>";
    else w << "<p class=\"govuk-body app-as-written\">" << row.text << "</p>";
  }
  LateEntry(w, row);
  if (options.shows_case && row.case_id) CaseLink(w, visit, row, options.is_print);
  const bool may_strike = options.person && row.note && !row.struck && row.type == events::kNoteWritten &&
                          visit.Holds(access::Permission::kMarkInError);
  if (may_strike && !options.is_print) InErrorLink(w, row, options.person);
}

}  // namespace

void ChronologyList(Writer& w, const Visit& visit, const std::vector<ChronologyRow>& rows,
                    const ChronologyListOptions& options) {
  html::TimelineWriter line(w, {.heading_level = options.heading_level});
  for (const auto& row : rows) {
    html::TimelineItem item{.title = TitleOf(row), .byline = row.by.empty() ? std::string("Caseway") : row.by};
    item.time = {.machine = views::HappenedMachine(row.happened),
                 .text = (IsLate(row) ? "Happened: " : "") + views::HappenedWords(row.happened)};
    line.Item(item, [&](Writer& in) { Entry(in, visit, row, options); });
  }
  line.End();
}

}  // namespace caseway::web
