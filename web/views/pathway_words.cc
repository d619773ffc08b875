#include "web/views/pathway_words.h"

#include <mutex>

#include "core/pathway/checker.h"
#include "web/views/administration.h"

namespace caseway::web {
namespace {

std::string FromWords(const pathway::Bundle& bundle, const std::string& from) {
  if (from == "entry") return "from entering the stage";
  if (from == "when") return "from when it became so";
  if (from == "received") return "from when it came in";
  if (from == "opened") return "from when the case was opened";
  const auto dot = from.find('.');
  const auto form = bundle.forms.find(from.substr(0, dot));
  if (form == bundle.forms.end()) return "from the " + from;
  if (dot == std::string::npos) return "from “" + form->second.title + "”";
  const auto* asked = form->second.Find(from.substr(dot + 1));
  return "from the answer to “" + (asked == nullptr ? from : asked->ask) + "”";
}

// A stretch of nothing is at once.
std::string WithinWords(const std::string& within) { return within.rfind("0 ", 0) == 0 ? "At once" : within; }

std::string ClockWords(const Visit& visit, const DueRule& rule) {
  const std::string clock = ClockOf(rule);
  if (clock == "elapsed") return "round the clock";
  if (clock == "calendar") return "calendar days";
  if (clock == "team") return "in the team's hours";
  const auto found = visit.library().council.calendars.find(clock);
  return "by the calendar " + (found == visit.library().council.calendars.end() ? clock : found->second.title());
}

}  // namespace

std::string OwnerWords(const Visit& visit, const std::string& owner) {
  if (owner == "worker") return "The worker who has it";
  if (owner == "manager") return "A manager of the team";
  if (owner.empty()) return "Nobody: it has ended";
  const auto found = visit.library().council.teams.find(owner);
  return found == visit.library().council.teams.end() ? owner : found->second.title;
}

std::string DueRuleWords(const Visit& visit, const pathway::Bundle& bundle, const pathway::DueWritten& due) {
  const DueRule& rule = due.rule;
  std::string within = FormatSpan(rule.within);
  bool off = rule.off;
  std::string source = rule.source;
  const auto setting = visit.library().council.settings.find(rule.setting);
  if (setting != visit.library().council.settings.end()) {
    if (const auto* now = setting->second.history.On(LondonDate(visit.now))) {
      off = now->value == "off";
      if (!off) within = now->value;
      if (!now->source.empty()) source = now->source;
    }
  }
  if (off) return "No limit: none is set" + (source.empty() ? "" : " (" + source + ")");
  std::string words = WithinWords(within) + " " + FromWords(bundle, rule.from) + ", " + ClockWords(visit, rule);
  words += rule.kind == DueKind::kLimit ? ". A limit" : ". A look-again date";
  return source.empty() ? words : words + ": " + source;
}

std::string WhoWords(const Visit& visit, const pathway::Action& action) {
  if (action.by_system) return "The system";
  std::string words;
  for (const auto& role : action.who) {
    if (!words.empty()) words += &role == &action.who.back() ? " or " : ", ";
    words += RoleTitle(visit, role);
  }
  return words;
}

std::string EndWords(const pathway::Action& action) {
  if (!action.ends) return "";
  switch (*action.ends) {
    case pathway::EndEffect::kNone: return "Not counted";
    case pathway::EndEffect::kCompleted: return "Completed";
    case pathway::EndEffect::kCancelled: return "Cancelled";
    case pathway::EndEffect::kRecordedInError: return "Recorded in error";
  }
  return "";
}

std::shared_ptr<const pathway::Report> CheckerReport(const std::shared_ptr<const Live>& live) {
  static std::mutex mutex;
  static std::weak_ptr<const Live> checked;
  static std::shared_ptr<const pathway::Report> report;
  std::lock_guard lock(mutex);
  if (report == nullptr || checked.lock() != live) {
    report = std::make_shared<const pathway::Report>(pathway::Check(live->library));
    checked = live;
  }
  return report;
}

}  // namespace caseway::web
