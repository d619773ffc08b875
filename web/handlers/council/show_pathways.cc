#include <algorithm>

#include "web/frame.h"
#include "web/handlers/council/council_handlers.h"
#include "web/views/administration.h"
#include "web/views/case_diagram.h"
#include "web/views/pathway_words.h"

namespace caseway::web {
namespace {

using html::Writer;

std::string RoleList(const Visit& visit, const std::vector<std::string>& roles) {
  const std::string titles = RoleTitles(visit, roles);
  return titles.empty() ? "Nobody by hand: other cases open it" : titles;
}

void List(Writer& w, const Visit& visit) {
  html::TableWriter table(w, {.head = {{.text = "Pathway"},
                                       {.text = "Version", .format = "numeric"},
                                       {.text = "Stages", .format = "numeric"},
                                       {.text = "Opened by hand by"}},
                              .caption = "Live pathways",
                              .caption_classes = "govuk-visually-hidden",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& [id, bundle] : visit.library().live()) {
    table.Row();
    table.Cell(LabelledCell("Pathway", [&, path = id](Writer& cell) {
      cell.Tag("<a class=\"govuk-link\"").Href(html::Url::Path({"pathways", path})).End()
          << bundle->definition.title << "</a>";
    }));
    table.Cell(LabelledCell("Version", std::to_string(bundle->version())));
    table.Cell(LabelledCell("Stages", std::to_string(bundle->definition.states.size())));
    table.Cell(LabelledCell("Opened by hand by", RoleList(visit, bundle->definition.open_by)));
  }
  table.End();
}

// Faults and notes whose file lies in the pathway's folder; all of them for "".
void Checked(Writer& w, const pathway::Report& report, const std::string& pathway) {
  const auto is_of = [&](const pathway::Fault& fault) {
    return pathway.empty() || fault.place.file.find(pathway + "/") != std::string::npos;
  };
  const auto list = [&](Writer& to, const pathway::Faults& faults) {
    to << "<ul class=\"govuk-list govuk-list--bullet\">";
    for (const auto& fault : faults) {
      if (is_of(fault))
        to << "<li>" << fault.place.file << ":" << fault.place.line << ": " << fault.say << " (" << fault.code
           << ")</li>";
    }
    to << "</ul>";
  };
  const auto faults = std::count_if(report.faults.begin(), report.faults.end(), is_of);
  const auto notes = std::count_if(report.notes.begin(), report.notes.end(), is_of);
  w << "<h2 class=\"govuk-heading-m\">What the checker says</h2><p class=\"govuk-body\">"
    << (faults == 0
            ? std::string("No fault: every stage has an owner, a date and a way out, and every rule can be evaluated.")
            : std::to_string(faults) + (faults == 1 ? " fault." : " faults."))
    << "</p>";
  if (faults > 0) list(w, report.faults);
  if (notes > 0)
    html::Details(w, {.summary = std::to_string(notes) + (notes == 1 ? " note" : " notes"),
                      .text = [&](Writer& in) { list(in, report.notes); }});
}

void Requirements(Writer& w, const pathway::Action& action) {
  for (const auto& need : action.requirements) w << "<br>" << need.rule << ": " << need.say;
  if (action.four_eyes) w << "<br>A second person does it";
  if (action.own) w << "<br>Who holds the case or brought it here does it";
  if (!action.four_eyes_setting.empty())
    w << "<br>A second person does it where the setting " << action.four_eyes_setting << " asks for it";
  if (action.after) w << "<br>By itself after " << FormatSpan(action.after->rule.within);
}

void Actions(Writer& w, const Visit& visit, const pathway::Definition& definition, const pathway::State& state) {
  html::TableWriter table(w, {.head = {{.text = "What can be done"},
                                       {.text = "By whom"},
                                       {.text = "Leads to"},
                                       {.text = "What must hold first"}},
                              .caption = "From " + state.title,
                              .caption_classes = "govuk-visually-hidden",
                              .classes = "app-table--dense app-table--stack"});
  for (const auto& action : state.actions) {
    const auto* to = definition.Find(action.to);
    const std::string ends = EndWords(action);
    table.Row();
    table.Cell(LabelledCell("What can be done", action.title));
    table.Cell(LabelledCell("By whom", WhoWords(visit, action)));
    table.Cell(
        LabelledCell("Leads to", (to == nullptr || to == &state ? std::string("The same stage") : to->title) +
                                     (to != nullptr && to->end && !ends.empty() ? ". In returns: " + ends : "")));
    table.Cell(LabelledCell("What must hold first", [&action](Writer& cell) {
      cell << (action.requirements.empty() ? "Nothing" : "All of these");
      Requirements(cell, action);
    }));
  }
  table.End();
}

void StateSection(Writer& w, const Visit& visit, const pathway::Bundle& bundle, const pathway::State& state) {
  w.Tag("<h3 class=\"govuk-heading-s\"").Attr("id", "stage-" + state.id).End() << state.title << "</h3>";
  if (!state.help.empty()) w << "<p class=\"govuk-body\">" << state.help << "</p>";
  if (state.end) {
    w << "<p class=\"govuk-body\">An end: the case is closed.</p>";
    return;
  }
  html::SummaryListOptions list{.classes = "govuk-summary-list--no-border"};
  list.rows.push_back({.key = "Held by", .value = OwnerWords(visit, state.owner)});
  if (state.due) list.rows.push_back({.key = "Due", .value = DueRuleWords(visit, bundle, *state.due)});
  if (state.pauses)
    list.rows.push_back({.key = "Paused", .value = "The local date waits; statutory and return clocks run on"});
  if (!state.awaits.empty())
    list.rows.push_back(
        {.key = "Waits for",
         .value = state.awaits == "decision" ? std::string("A decision by another person") : state.awaits});
  std::string forms;
  for (const auto& id : state.forms) {
    const auto form = bundle.forms.find(id);
    forms += (forms.empty() ? "" : ", ") + (form == bundle.forms.end() ? id : form->second.title);
  }
  if (!forms.empty()) list.rows.push_back({.key = "Forms", .value = forms});
  html::SummaryList(w, list);
  Actions(w, visit, bundle.definition, state);
}

void Clocks(Writer& w, const Visit& visit, const pathway::Bundle& bundle) {
  const auto& definition = bundle.definition;
  if (definition.clocks.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">Clocks of the whole case</h2><p class=\"govuk-body\">Nothing pauses them.</p>";
  html::SummaryListOptions list;
  for (const auto& clock : definition.clocks)
    list.rows.push_back({.key = clock.title, .value = DueRuleWords(visit, bundle, clock.due)});
  html::SummaryList(w, list);
}

// A condition as it is written, with the rules it stands under; those that the pathway names by their id.
struct Asked {
  std::string id, say, text;
  std::vector<std::string> rules;
  bool Takes(const pathway::Requirement& need) const {
    if (id.empty()) return need.say == say && need.when.text == text;
    return need.when.text == text || need.when.text.find("(" + text + ")") != std::string::npos;
  }
  void Add(const std::string& rule) {
    if (std::find(rules.begin(), rules.end(), rule) == rules.end()) rules.push_back(rule);
  }
};

// The named ones, then what several actions ask in the same words without a name.
std::vector<Asked> AskedOften(const pathway::Definition& definition) {
  std::vector<Asked> asked;
  for (const auto& named : definition.conditions) asked.push_back({named.id, named.say, named.text, {}});
  const auto take = [&](const pathway::Requirement& need) {
    bool known = false;
    for (auto& one : asked) {
      if (!one.Takes(need)) continue;
      one.Add(need.rule);
      known = known || one.text == need.when.text;
    }
    if (!known) asked.push_back({"", need.say, need.when.text, {need.rule}});
  };
  for (const auto& state : definition.states) {
    for (const auto& action : state.actions)
      std::for_each(action.requirements.begin(), action.requirements.end(), take);
  }
  std::erase_if(asked, [](const Asked& one) { return one.id.empty() && one.rules.size() < 2; });
  return asked;
}

void Conditions(Writer& w, const pathway::Definition& definition) {
  const auto asked = AskedOften(definition);
  if (asked.empty()) return;
  w << "<h2 class=\"govuk-heading-m\">Conditions asked in many places</h2>";
  html::SummaryListOptions list;
  for (const auto& one : asked) {
    list.rows.push_back({.key = one.say, .value = [&one](Writer& in) {
                           if (!one.id.empty()) in << "<code>condition." << one.id << "</code><br>";
                           in << "<code>" << one.text << "</code><br>";
                           for (const auto& rule : one.rules) in << (&rule == &one.rules.front() ? "" : ", ") << rule;
                         }});
  }
  html::SummaryList(w, list);
}

}  // namespace

Answer ShowPathways(Visit& visit, Record&) {
  const auto report = CheckerReport(visit.live);
  PageParts page{.title = "Pathways", .current = "/pathways"};
  page.main = [&](Writer& w) {
    w << "<h1 class=\"govuk-heading-l\">Pathways</h1><p class=\"govuk-body\">A case stays on the version it began "
         "with.</p>";
    List(w, visit);
    Checked(w, *report, "");
  };
  return {Render(visit, std::move(page))};
}

Answer ShowPathway(Visit& visit, Record&) {
  const auto bundle = visit.library().Live(visit.Path("pathway"));
  if (bundle == nullptr) return ErrorAnswer(visit, NotFound("There is no such pathway."));
  const auto& definition = bundle->definition;
  const auto report = CheckerReport(visit.live);
  PageParts page{.title = definition.title,
                 .current = "/pathways",
                 .back = html::Url("/pathways"),
                 .back_text = "Back to pathways"};
  page.main = [&](Writer& w) {
    w << "<span class=\"govuk-caption-l\">Version " << bundle->version() << "</span><h1 class=\"govuk-heading-l\">"
      << definition.title << "</h1>";
    if (!definition.summary.empty()) w << "<p class=\"govuk-body-l\">" << definition.summary << "</p>";
    html::SummaryList(w, {.rows = {{.key = "Opened by hand by", .value = RoleList(visit, definition.open_by)},
                                   {.key = "Fingerprint of all its files", .value = [&bundle](Writer& in) {
                                      in << "<code>" << bundle->digest.substr(0, 16) << "</code>";
                                    }}}});
    w << "<h2 class=\"govuk-heading-m\">Diagram</h2>";
    DiagramFrame(w, *bundle, "");
    Clocks(w, visit, *bundle);
    Conditions(w, definition);
    Checked(w, *report, definition.id);
    w << "<h2 class=\"govuk-heading-m\">Stages</h2>";
    for (const auto& state : definition.states) StateSection(w, visit, *bundle, state);
  };
  return {Render(visit, std::move(page))};
}

}  // namespace caseway::web
