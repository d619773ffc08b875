#include "workflows/loader/read_pathway.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/pathway/arrivals.h"
#include "core/pathway/listed.h"
#include "core/pathway/nearest.h"
#include "workflows/loader/identifier.h"
#include "workflows/loader/read_due.h"
#include "workflows/loader/table_reader.h"

namespace caseway::loader {
namespace {

using pathway::Action;
using pathway::Faults;
using pathway::State;

std::optional<pathway::DueWritten> ReadInlineDue(TableReader& reader, std::string_view key, DueUse use,
                                                 Faults& faults) {
  const TomlNode* node = reader.Table(key);
  if (!node) return std::nullopt;
  TableReader table(*node, fmt::format("“{}” of {}", key, reader.what()), faults);
  auto due = ReadDue(table, use);
  table.RefuseUnknown();
  return due;
}

std::vector<pathway::Requirement> ReadRequirements(TableReader& reader, Faults& faults) {
  std::vector<pathway::Requirement> requirements;
  for (const TomlNode* row : reader.Rows("requires")) {
    TableReader table(*row, fmt::format("a requirement of {}", reader.what()), faults);
    pathway::Requirement requirement{table.NeedText("rule"), table.NeedText("say"), table.NeedWhen("when"),
                                     table.Flag("draft"), table.written()};
    table.RefuseUnknown();
    requirements.push_back(std::move(requirement));
  }
  return requirements;
}

std::vector<pathway::Opening> ReadOpenings(TableReader& reader, Faults& faults) {
  std::vector<pathway::Opening> openings;
  for (const TomlNode* row : reader.Rows("opens")) {
    TableReader table(*row, fmt::format("“opens” of {}", reader.what()), faults);
    openings.push_back({table.NeedText("pathway"), table.Text("capacity"), table.Text("subject"), table.When("when"),
                        table.written(), table.Text("worker")});
    const std::string& worker = openings.back().worker;
    if (!worker.empty() && worker != "actor" && worker != "keep")
      table.Refuse(
          "worker", "PW-BAD-VALUE",
          fmt::format("A new case is held by \"actor\" or \"keep\" (whoever holds this one), not “{}”.", worker));
    table.RefuseUnknown();
  }
  return openings;
}

std::vector<pathway::HandedOn> ReadHandedOn(TableReader& reader, Faults& faults) {
  std::vector<pathway::HandedOn> handed;
  for (const TomlNode* row : reader.Rows("hands_on")) {
    TableReader table(*row, fmt::format("“hands_on” of {}", reader.what()), faults);
    handed.push_back({table.NeedText("pathway"), table.Texts("forms"), table.written()});
    table.RefuseUnknown();
  }
  return handed;
}

bool ReadBy(TableReader& reader) {
  const std::string by = reader.Text("by");
  if (by.empty() || by == "person") return false;
  if (by != "system")
    reader.Refuse("by", "PW-BAD-VALUE", fmt::format("An action is done by \"person\" or \"system\", not “{}”.", by));
  return by == "system";
}

std::optional<pathway::EndEffect> ReadEnds(TableReader& reader) {
  const std::string name = reader.Text("ends");
  if (name.empty()) return std::nullopt;
  const auto effect = pathway::ParseEndEffect(name);
  if (!effect)
    reader.Refuse(
        "ends", "PW-BAD-VALUE",
        fmt::format("An end counts as \"completed\", \"cancelled\", \"recorded in error\" or \"none\", not “{}”.{}",
                    name, pathway::DidYouMean(name, {"completed", "cancelled", "recorded in error", "none"})));
  return effect;
}

pathway::LettersGiven ReadGiven(TableReader& reader, Faults& faults) {
  const TomlNode* node = reader.Table("given");
  if (!node) return {};
  TableReader table(*node, fmt::format("“given” of {}", reader.what()), faults);
  pathway::LettersGiven given{table.NeedText("on"), table.Text("to"), table.Text("how"), table.written()};
  table.RefuseUnknown();
  return given;
}

void ReadConsequences(TableReader& reader, Action& action, Faults& faults) {
  action.owner = reader.Text("owner");
  action.competence = reader.Text("competence");
  action.letters = reader.Texts("letters");
  action.given = ReadGiven(reader, faults);
  action.opens = ReadOpenings(reader, faults);
  action.hands_on = ReadHandedOn(reader, faults);
  action.effects = reader.Texts("effects");
  for (std::size_t i = 0; i < action.effects.size(); ++i) {
    if (!IsIdentifier(action.effects[i], IdentifierKind::kUnderscores))
      reader.Refuse(fmt::format("effects.{}", i), "PW-BAD-ID",
                    fmt::format("“{}” is no id of an effect: use lower case letters, digits and underscores.",
                                action.effects[i]));
  }
  action.ends = ReadEnds(reader);
  action.outcome = reader.Text("outcome");
}

Action ReadAction(const TomlNode& node, const std::string& state, Faults& faults) {
  TableReader reader(node, fmt::format("the action “{}” of “{}”", node.key, state), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  Action action;
  action.id = node.key;
  action.written = reader.written();
  action.title = reader.NeedText("title");
  action.help = reader.Text("help");
  action.to = reader.NeedText("to");
  action.who = reader.Texts("who");
  action.by_system = ReadBy(reader);
  action.when = reader.When("when");
  action.after = ReadInlineDue(reader, "after", DueUse::kTimer, faults);
  action.requirements = ReadRequirements(reader, faults);
  action.reason = reader.Text("reason");
  action.reason_text = reader.Flag("reason_text");
  action.form = reader.Text("form");
  action.anew = reader.Flag("anew");
  action.four_eyes = reader.Flag("four_eyes");
  action.four_eyes_setting = reader.Text("four_eyes_setting");
  action.own = reader.Flag("own");
  ReadConsequences(reader, action, faults);
  reader.RefuseUnknown();
  return action;
}

std::string ReadListed(TableReader& reader) {
  std::string list = reader.Text("listed");
  if (!list.empty() && !pathway::IsListName(list))
    reader.Refuse(
        "listed", "PW-BAD-VALUE",
        fmt::format(
            "There is no list “{}”: a state is listed as \"undecided\", \"not safe\", \"unanswered\", \"plans\" or "
            "\"out of hours\".{}",
            list, pathway::DidYouMean(list, {"undecided", "not safe", "unanswered", "plans", "out of hours"})));
  return list;
}

State ReadState(const TomlNode& node, Faults& faults) {
  TableReader reader(node, fmt::format("the state “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  State state;
  state.id = node.key;
  state.written = reader.written();
  state.title = reader.NeedText("title");
  state.help = reader.Text("help");
  state.owner = reader.Text("owner");
  state.due = ReadInlineDue(reader, "due", DueUse::kState, faults);
  state.forms = reader.Texts("forms");
  state.pauses = reader.Flag("pauses");
  state.awaits = reader.Text("awaits");
  state.end = reader.Flag("end");
  state.listed = ReadListed(reader);
  for (const TomlNode* action : reader.Tables("action")) state.actions.push_back(ReadAction(*action, node.key, faults));
  reader.RefuseUnknown();
  return state;
}

std::optional<pathway::HeldEnds> ReadHeldEnds(TableReader& reader, Faults& faults) {
  const TomlNode* node = reader.Table("holds_ends");
  if (!node) return std::nullopt;
  TableReader table(*node, fmt::format("“holds_ends” of {}", reader.what()), faults);
  pathway::HeldEnds held{table.NeedText("rule"), table.NeedText("say")};
  table.RefuseUnknown();
  return held;
}

pathway::ClockRule ReadClock(const TomlNode& node, Faults& faults) {
  TableReader reader(node, fmt::format("the clock “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  pathway::ClockRule clock;
  clock.id = node.key;
  clock.written = reader.written();
  clock.title = reader.NeedText("title");
  clock.due = ReadDue(reader, DueUse::kClock);
  clock.stops = reader.Texts("stops");
  clock.when = reader.When("when");
  clock.help = reader.Text("help");
  clock.on_board = reader.Flag("on_board");
  clock.answered_by = reader.Text("answered_by");
  clock.on_worklist = reader.Flag("on_worklist");
  clock.listed = ReadListed(reader);
  clock.awaits = reader.Text("awaits");
  clock.renewed_by = reader.Texts("renewed_by");
  clock.holds_ends = ReadHeldEnds(reader, faults);
  reader.RefuseUnknown();
  return clock;
}

pathway::Measure ReadMeasure(const TomlNode& node, Faults& faults) {
  TableReader reader(node, fmt::format("the measure “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  pathway::Measure measure;
  measure.id = node.key;
  measure.written = reader.written();
  measure.title = reader.NeedText("title");
  measure.help = reader.Text("help");
  measure.at = reader.Texts("at");
  measure.of = reader.When("of");
  measure.met = reader.When("met");
  const std::string first = reader.Text("first");
  measure.met_first = first == "met";
  if (!first.empty() && (!measure.met_first || !measure.met))
    reader.Refuse("first", "PW-BAD-VALUE",
                  fmt::format("“first” can only be \"met\", where `met` is given, not “{}”.", first));
  const std::string per = reader.Text("per");
  measure.per_person = per == "person";
  if (!per.empty() && !measure.per_person)
    reader.Refuse("per", "PW-BAD-VALUE", fmt::format("“per” can only be \"person\", not “{}”.", per));
  reader.RefuseUnknown();
  return measure;
}

pathway::DecisionUse ReadDecision(const TomlNode& node, Faults& faults) {
  TableReader reader(node, fmt::format("the decision “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  pathway::DecisionUse use{node.key, reader.NeedText("title"), reader.written()};
  (void)reader.Text("help");
  reader.RefuseUnknown();
  return use;
}

// Written out where it is used already (named_conditions.h): kept for those who read the pathway.
pathway::NamedCondition ReadCondition(const TomlNode& node, Faults& faults) {
  TableReader reader(node, fmt::format("the condition “{}”", node.key), faults);
  CheckIdentifier(node, IdentifierKind::kUnderscores, faults);
  pathway::NamedCondition condition{node.key, reader.NeedText("say"), reader.NeedWhen("when").text};
  std::replace(condition.text.begin(), condition.text.end(), '\n', ' ');
  reader.RefuseUnknown();
  return condition;
}

std::optional<pathway::SealedFor> ReadSealedFor(TableReader& seals, Faults& faults) {
  const TomlNode* node = seals.Table("on_duty");
  if (node == nullptr) return std::nullopt;
  TableReader reader(*node, "“seals.on_duty”", faults);
  pathway::SealedFor on_duty{reader.NeedText("team"), reader.NeedText("say"), reader.NeedWhen("when"),
                             reader.written()};
  reader.RefuseUnknown();
  return on_duty;
}

std::optional<pathway::Sealing> ReadSealing(TableReader& head, Faults& faults) {
  const TomlNode* node = head.Table("seals");
  if (node == nullptr) return std::nullopt;
  TableReader reader(*node, "“seals”", faults);
  pathway::Sealing sealing{reader.NeedText("say"), reader.NeedWhen("when"), reader.written(), reader.Text("alleged")};
  sealing.on_duty = ReadSealedFor(reader, faults);
  reader.RefuseUnknown();
  return sealing;
}

std::string UsualOutcomes(std::string pathway) {
  for (char& c : pathway) c = c == '_' ? '-' : c;
  return pathway + "-outcomes";
}

void ReadArrivals(TableReader& reader, pathway::Definition& definition) {
  definition.receives = reader.Text("receives");
  definition.ask_first = reader.Texts("ask_first");
  definition.risk_to_others = reader.Flag("risk_to_others");
  const bool known = definition.receives.empty() || definition.receives == pathway::kContacts ||
                     definition.receives == pathway::kConcerns;
  if (!known)
    reader.Refuse(
        "receives", "PW-BAD-VALUE",
        fmt::format("“{}” does not come in: a pathway receives “contacts” or “concerns”.", definition.receives));
}

void ReadHead(TableReader& reader, pathway::Definition& definition, Faults& faults) {
  definition.written = reader.written();
  definition.id = reader.NeedText("pathway");
  if (!reader.Has("version")) reader.Refuse("version", "PW-MISSING-KEY", "The pathway has no “version”.");
  definition.version = reader.Count("version", 1, 1);
  definition.title = reader.NeedText("title");
  definition.summary = reader.Text("summary");
  definition.starts = reader.Text("starts");
  definition.open_by = reader.Texts("open_by");
  definition.capacities = reader.Texts("capacities");
  ReadArrivals(reader, definition);
  const std::string restriction = reader.Text("restriction");
  if (!restriction.empty()) definition.restriction = restriction;
  definition.seals = ReadSealing(reader, faults);
  definition.outcomes = reader.Text("outcomes");
  if (definition.outcomes.empty()) definition.outcomes = UsualOutcomes(definition.id);
}

}  // namespace

pathway::Definition ReadPathway(const TomlNode& root, Faults& faults) {
  TableReader reader(root, "the pathway", faults);
  pathway::Definition definition;
  ReadHead(reader, definition, faults);
  for (const TomlNode* node : reader.Tables("clock")) definition.clocks.push_back(ReadClock(*node, faults));
  for (const TomlNode* node : reader.Tables("measure")) definition.measures.push_back(ReadMeasure(*node, faults));
  for (const TomlNode* node : reader.Tables("decision")) definition.decisions.push_back(ReadDecision(*node, faults));
  for (const TomlNode* node : reader.Tables("condition")) definition.conditions.push_back(ReadCondition(*node, faults));
  for (const TomlNode* node : reader.Tables("state")) definition.states.push_back(ReadState(*node, faults));
  if (definition.states.empty()) reader.Refuse("pathway", "PW-NO-STATES", "The pathway has no states.");
  if (definition.starts.empty() && !definition.states.empty()) definition.starts = definition.states.front().id;
  reader.RefuseUnknown();
  return definition;
}

}  // namespace caseway::loader
