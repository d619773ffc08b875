// PageForms: the forms of a page as a browser would find and fill them.
//
//   const auto form = FormTo(pages.Get(path, actor).body, "/people/7k3qf2m9x/notes");
//   form->Value("text")                                       // what stands in the field, entities resolved
//   pages.Post(form->action, form->Filled({{"text", "Rang."}}), actor)
//
// Reads our own markup only: attributes in double quotation marks, nothing left open. Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/http/fields.h"

namespace caseway::tests {

struct PageField {
  enum class Kind { kHidden, kText, kArea, kChoice, kTick, kFile };
  std::string name;
  Kind kind = Kind::kText;
  std::string value;                 // typed, chosen or hidden
  std::vector<std::string> choices;  // of radios and selects
  bool IsTyped() const { return kind == Kind::kText || kind == Kind::kArea; }
};

struct PageForm {
  std::string action;  // without a question or fragment
  bool posts = false;
  std::vector<PageField> fields;

  const PageField* Find(std::string_view name) const;
  std::string Value(std::string_view name) const;
  // Names of the fields people type into.
  std::vector<std::string> Typed() const;
  // Everything a browser would send with these fields typed; of choices the first that says something. Line ends go as
  // browsers send them. The command id of the page is kept; csrf and command are left to CouncilPages.
  http::Fields Filled(const std::map<std::string, std::string>& typed) const;
};

std::vector<PageForm> FormsOf(std::string_view html);
// The form that posts (or asks) there; none when the page has none.
std::optional<PageForm> FormTo(std::string_view html, std::string_view action);

// "&lt;b&gt;" -> "<b>"
std::string Unescaped(std::string_view text);

}  // namespace caseway::tests
