// Prints a page that shows the components in use: component_gallery work | form | record | parts | ending
#include <iostream>
#include <string>

#include "web/html/components.h"
#include "web/views/layout.h"

namespace caseway::html {
namespace {

void Filters(Writer& w) {
  Filter(w, {.action = Url("/work"),
             .heading = "Filter my work",
             .selected = {{.heading = "Pathway", .items = {{.text = "Safeguarding", .href = Url("/work?pathway=")}}}},
             .clear = {.text = "Clear filters", .href = Url("/work")},
             .fields = [](Writer& in) {
               Select(in, {.name = "pathway",
                           .label = {.text = "Pathway"},
                           .items = {{.value = "", .text = "Any"}, {.value = "sg", .text = "Safeguarding"}},
                           .value = "sg"});
               Checkboxes(in, {.name = "due",
                               .fieldset = {.legend = {.text = "Due", .classes = "govuk-fieldset__legend--s"}},
                               .items = {{.value = "late", .text = "Overdue"}, {.value = "week", .text = "This week"}},
                               .values = {"late"},
                               .classes = "govuk-checkboxes--small"});
             }});
}

void WorkTable(Writer& w) {
  TableWriter table(
      w, {.head = {SortableHead({.text = "Person", .href = Url("/work?sort=person")}),
                   {.text = "Pathway and step"},
                   SortableHead({.text = "Due", .href = Url("/work?sort=-due"), .sorted = Sorted::kAscending}),
                   {.text = "Status"}},
          .caption = "25 of 61 pieces of work, by due date",
          .caption_classes = "govuk-table__caption--m",
          .first_cell_is_header = true,
          .classes = "app-table--dense app-table--stack"});
  const struct {
    const char* name;
    const char* step;
    const char* due;
    const char* status;
    const char* colour;
  } rows[] = {{"Abernathy-Featherstonehaugh, Wilhelmina", "Safeguarding: information gathering", "20 November 2026",
               "Overdue by 2 days", "govuk-tag--red"},
              {"Begum, Rokeya", "Assessment: in progress", "23 November 2026", "Due tomorrow", "govuk-tag--yellow"},
              {"O'Neill, Seán", "Referral: triage", "4 December 2026", "In time", "govuk-tag--green"}};
  for (const auto& row : rows) {
    table.Row();
    table.Cell([&](Writer& c) { c.Tag("<a class=\"govuk-link\"").Href(Url("/cases/R1")).End() << row.name << "</a>"; });
    table.Cell({.text = row.step, .attributes = {{"data-label", "Step"}}});
    table.Cell({.text = row.due, .classes = "app-nowrap", .attributes = {{"data-label", "Due"}}});
    table.Cell([&](Writer& c) { Tag(c, {.text = row.status, .classes = row.colour}); });
  }
  table.End();
}

void Work(Writer& w) {
  w << "<h1 class=\"govuk-heading-l\">My work</h1><ul class=\"app-figures\">"
       "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/work?due=late\">4</a>"
       "<span class=\"app-figures__label\">overdue</span></li>"
       "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/work?due=week\">12</a>"
       "<span class=\"app-figures__label\">due this week</span></li>"
       "<li><a class=\"govuk-link govuk-link--no-visited-state\" href=\"/decisions\">3</a>"
       "<span class=\"app-figures__label\">awaiting my decision</span></li></ul>"
       "<div class=\"app-columns app-columns--side-left\"><div>";
  Filters(w);
  w << "</div><div>";
  WorkTable(w);
  ResultPagination(w, {.results = {.from = 1, .to = 25, .count = 61}, .pages = PagesAround(1, 3, [](std::int64_t page) {
                                                                        return Url::Path({"work"}).Query(
                                                                            "page", std::to_string(page));
                                                                      })});
  Button(w, {.text = "Finish and open the next", .name = "deed", .value = "next"});
  w << "</div></div>";
}

void Form(Writer& w) {
  w.Tag("<form method=\"post\" data-autosave=\"/cases/R1/forms/concern/draft\" novalidate")
          .Action(Url("/cases/R1/forms/concern"))
          .End()
      << "<input type=\"hidden\" name=\"csrf\" value=\"token\">"
         "<h1 class=\"govuk-heading-l\">Safeguarding concern</h1>"
         "<p class=\"app-saving\" data-autosave-status role=\"status\"></p>";
  Radios(w,
         {.name = "safe_now",
          .fieldset = {.legend = {.text = "Is the person safe now?", .classes = "govuk-fieldset__legend--m"}},
          .hint = {.text = "You can change this later. If anyone is in danger, ring 999 first."},
          .error = {.text = "Say whether the person is safe now, or that it is not known"},
          .items = {{.value = "yes", .text = "Yes"},
                    {.value = "no",
                     .text = "No",
                     .conditional =
                         [](Writer& in) { Input(in, {.name = "danger", .label = {.text = "What is the danger?"}}); }},
                    {.divider = "or"},
                    {.value = "unknown", .text = "Not known"}}});
  DateInput(w, {.id = "happened",
                .name_prefix = "happened",
                .fieldset = {.legend = {.text = "When did it happen?", .classes = "govuk-fieldset__legend--m"}},
                .hint = {.text = "For example, 27 3 2026. Leave the day empty if it is not known."},
                .error = {.text = "September has 30 days"},
                .items = DayMonthYear("31", "9", "2026", "day")});
  CharacterCount(w, {.name = "story",
                     .label = {.text = "What happened, in the person's own words", .classes = "govuk-label--m"},
                     .value = "\"They <b>took</b> my purse & went.\"",
                     .max_length = 2000,
                     .rows = 6});
  Checkboxes(w,
             {.name = "kinds",
              .fieldset = {.legend = {.text = "What kind of abuse may it be?", .classes = "govuk-fieldset__legend--m"}},
              .items = {{.value = "financial", .text = "Financial or material", .checked = true},
                        {.value = "neglect", .text = "Neglect", .hint = {.text = "By somebody who gives care"}},
                        {.divider = "or"},
                        {.value = "none", .text = "Not clear yet", .exclusive = true}}});
  Input(w, {.name = "cost",
            .label = {.text = "Money involved"},
            .value = "120.50",
            .classes = "govuk-input--width-10",
            .inputmode = "decimal",
            .prefix = {.text = "£"}});
  Select(w, {.name = "place",
             .label = {.text = "Where did it happen?"},
             .items = {{.value = "home", .text = "At home"}, {.value = "care", .text = "In a care home"}}});
  FileUpload(w, {.name = "letter", .label = {.text = "Attach a letter or picture"}});
  w << "<div class=\"govuk-button-group app-sticky-save\">";
  Button(w, {.text = "Save and send to the hub", .prevent_double_click = true});
  Button(w, {.text = "Save for later", .name = "deed", .value = "save", .classes = "govuk-button--secondary"});
  w << "<a class=\"govuk-link\" href=\"/cases/R1\">Back to the case</a></div></form>";
}

void Chronology(Writer& w) {
  w << "<h2 class=\"govuk-heading-m\">Chronology</h2>";
  TimelineWriter line(w, {.heading_level = 3});
  line.Item({.title = "Concern received",
             .byline = "Asha Patel, social worker",
             .time = {.machine = "2026-11-20T09:30", .text = "20 November 2026, 09:30"},
             .text = "Reported by the home care worker on a routine visit."});
  line.Item({.title = "Moved home", .time = {.text = "In the summer of 2025"}, .text = "Now with her daughter."});
  line.End();
}

void Record(Writer& w) {
  w << "<h1 class=\"govuk-heading-l\">Safeguarding R-2471-K</h1>";
  Alert(w, {.variant = AlertVariant::kWarning,
            .title = "Two people must visit",
            .text = "Dog not under control. Review by 1 March 2027. The person knows of this note.",
            .show_title_as_heading = true});
  w << "<div class=\"app-columns app-columns--side-right\"><div>";
  SummaryList(w, {.rows = {{.key = "Step", .value = "Information gathering"},
                           {.key = "Owner",
                            .value = "Asha Patel",
                            .actions = {{.text = "Hand over", .visually_hidden_text = "this case", .href = Url("/h")}}},
                           {.key = "Due", .value = "25 November 2026"}}});
  Details(w, {.summary = "Why this date?", .text = "3 working days from 20 November 2026; 21 and 22 are a weekend."});
  TaskList(w, {.items = {{.title = "Concern",
                          .hint = "Who said what, and is the person safe",
                          .href = Url("/f/1"),
                          .status = {.text = "Completed"}},
                         {.title = "Decision under section 42",
                          .href = Url("/f/2"),
                          .status = {.tag = {.text = "Not started", .classes = "govuk-tag--blue"}}}}});
  Chronology(w);
  w << "</div><div>";
  SideNavigation(w, {.label = "This case",
                     .sections = {{.heading = "Case",
                                   .items = {{.text = "Overview", .href = Url("/c"), .active = true},
                                             {.text = "History", .href = Url("/c/history")}}}}});
  ButtonMenu(w, {.text = "Actions",
                 .items = {{.text = "Print", .href = Url("/p")}, {.text = "Add a note", .href = Url("/n")}}});
  InsetText(w, {.text = "\"I want to stay in my own home.\""});
  w << "</div></div>";
}

void Parts(Writer& w) {
  Panel(w, {.title = "Referral recorded", .text = "R-2471-K"});
  NotificationBanner(w, {.text = "The concern has been sent to the hub.", .success = true});
  WarningText(w, {.text = "Nobody may open or decide on their own record."});
  Tabs(w, {.items = {{.id = "open", .label = "Open", .panel = "Two cases."},
                     {.id = "closed", .label = "Closed", .panel = "None."}}});
  PhaseBanner(w, {.tag = {.text = "Draft"}, .text = "Not yet sent."});
  Table(w, {.rows = {{{.text = "North"}, {.text = "12", .format = "numeric"}, {.text = "48%", .format = "numeric"}}},
            .head = {{.text = "Team"}, {.text = "Open", .format = "numeric"}, {.text = "In time", .format = "numeric"}},
            .caption = "Teams",
            .scroll_label = "Teams, a table that scrolls"});
  Fieldset(w, {.legend = {.text = "Address", .classes = "govuk-fieldset__legend--m"},
               .content = [](Writer& in) { Textarea(in, {.name = "address", .label = {.text = "Street and town"}}); }});
  Pagination(w, {.previous = {.href = Url("/a"), .label_text = "Concern"},
                 .next = {.href = Url("/b"), .label_text = "Decision"}});
  for (const AlertVariant variant : {AlertVariant::kInformation, AlertVariant::kSuccess, AlertVariant::kError}) {
    Alert(w, {.variant = variant, .title = "An alert"});
  }
}

void BeforeRecord(Writer& w) {
  IdentityBar(w, {.title = "Wilhelmina Abernathy-Featherstonehaugh",
                  .href = Url("/people/P1"),
                  .facts = {{.name = "Born", .value = "27 March 1944 (82)"},
                            {.name = "NHS number", .value = "999 123 4567"},
                            {.name = "Prefers", .value = "Billie"},
                            {.name = "Needs", .value = "Large print; hearing loop"}},
                  .badges = {{.text = "Restricted", .classes = "moj-badge--red"}, {.text = "Two to visit"}}});
  SubNavigation(w, {.label = "Person",
                    .items = {{.text = "Overview", .href = Url("/people/P1"), .active = true},
                              {.text = "Cases", .href = Url("/people/P1/cases")},
                              {.text = "Notes", .href = Url("/people/P1/notes")},
                              {.text = "People around them", .href = Url("/people/P1/network")}}});
}

views::Page PageNamed(const std::string& name) {
  views::Page page{.title = "My work",
                   .council = "Borsetshire County Council",
                   .signed_in = "Asha Patel",
                   .role = "social worker",
                   .sign_out = Url("/sign-out"),
                   .csrf = "token",
                   .raise_concern = Url("/concerns/new"),
                   .navigation = {{.text = "My work", .href = Url("/work"), .current = name == "work"},
                                  {.text = "Team", .href = Url("/team")},
                                  {.text = "Find a person", .href = Url("/find")},
                                  {.text = "Safeguarding", .href = Url("/hub"), .active = name == "record"}},
                   .demonstration = true,
                   .main = Work,
                   .version = "0.1.0",
                   .session = {.ends_after_seconds = 1800, .keep_alive = Url("/session"), .ended = Url("/sign-in")}};
  if (name == "form") {
    page.title = "Safeguarding concern";
    page.errors = {{.text = "Say whether the person is safe now, or that it is not known", .href = Url("#safe_now")},
                   {.text = "September has 30 days", .href = Url("#happened-day")}};
    page.back = Url("/work");
    page.back_text = "Back to my work";
    page.main = Form;
  } else if (name == "record") {
    page.title = "Safeguarding R-2471-K";
    page.before_main = BeforeRecord;
    page.main = Record;
  } else if (name == "ending") {
    page.session.ends_after_seconds = 122;
  } else if (name == "parts") {
    page.title = "Parts";
    page.before_main = [](Writer& w) {
      Breadcrumbs(w, {.items = {{.text = "My work", .href = Url("/work")}, {.text = "Parts"}}});
    };
    page.main = Parts;
  }
  return page;
}

}  // namespace
}  // namespace caseway::html

int main(int argc, char** argv) {
  const auto page = caseway::html::PageNamed(argc > 1 ? argv[1] : "work");
  std::cout << caseway::views::Layout(page).view();
}
