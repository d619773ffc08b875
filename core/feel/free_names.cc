#include "core/feel/free_names.h"

#include <algorithm>

namespace caseway::feel {

namespace {

class Collector {
 public:
  std::vector<NamePath> paths;
  std::vector<std::string> bound;

  void Visit(const Node& node) {
    NamePath path;
    if ((node.op == Op::kName || node.op == Op::kPath) && TakePath(node, path)) return Add(std::move(path));
    const std::size_t before = bound.size();
    if (node.op == Op::kFunction) bound.insert(bound.end(), node.names.begin(), node.names.end());
    const bool binds = node.op == Op::kFor || node.op == Op::kSome || node.op == Op::kEvery || node.op == Op::kContext;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
      if (i == 1 && (node.op == Op::kFilter)) bound.push_back("item");
      if (i == 1 && node.op == Op::kIn) bound.push_back("?");
      if (node.op == Op::kFor && i + 1 == node.children.size()) bound.push_back("partial");
      Visit(*node.children[i]);
      if (binds && i < node.names.size()) bound.push_back(node.names[i]);
    }
    bound.resize(before);
  }

 private:
  bool TakePath(const Node& node, NamePath& path) {
    if (node.op == Op::kName) {
      if (node.builtin != nullptr || node.text == "?") return true;  // nothing from around
      path.push_back(node.text);
      return true;
    }
    if (node.op != Op::kPath || !TakePath(*node.children[0], path) || path.empty()) return false;
    path.push_back(node.text);
    return true;
  }

  void Add(NamePath path) {
    if (path.empty() || std::find(bound.begin(), bound.end(), path[0]) != bound.end()) return;
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(std::move(path));
  }
};

}  // namespace

std::vector<NamePath> FreePaths(const Node& node) {
  Collector collector;
  collector.Visit(node);
  return std::move(collector.paths);
}

std::vector<std::string> FreeNames(const Node& node, const std::vector<std::string>& bound) {
  Collector collector;
  collector.bound = bound;
  collector.Visit(node);
  std::vector<std::string> names;
  for (const NamePath& path : collector.paths) {
    if (std::find(names.begin(), names.end(), path[0]) == names.end()) names.push_back(path[0]);
  }
  return names;
}

bool UsesHeld(const Node& node) {
  if (node.op == Op::kHeldTest || (node.op == Op::kName && node.text == "?")) return true;
  if (node.op == Op::kIn) return UsesHeld(*node.children[0]);
  return std::any_of(node.children.begin(), node.children.end(), [](const NodePtr& child) { return UsesHeld(*child); });
}

std::vector<NamePath> NamesUsed(const Expression& expression) {
  return expression ? FreePaths(*expression.root()) : std::vector<NamePath>();
}

std::string ToString(const NamePath& path) {
  std::string text;
  for (const std::string& name : path) text += (text.empty() ? "" : ".") + name;
  return text;
}

}  // namespace caseway::feel
