#include "web/html/components/task_list.h"

#include <string>

namespace caseway::html {
namespace {

void Name(Writer& w, const TaskItem& item, const std::string& id) {
  w << "<div class=\"govuk-task-list__name-and-hint\">";
  if (item.href.empty()) {
    w.Tag("<div").Class({item.title_classes}).End() << item.title << "</div>";
  } else {
    w.Tag("<a")
            .Class({"govuk-link govuk-task-list__link", item.title_classes})
            .Href(item.href)
            .Attr("aria-describedby", (item.hint.empty() ? "" : id + "-hint ") + id + "-status")
            .End()
        << item.title << "</a>";
  }
  if (!item.hint.empty()) {
    w.Tag("<div class=\"govuk-task-list__hint\"").Attr("id", id + "-hint").End() << item.hint << "</div>";
  }
  w << "</div>";
}

void Item(Writer& w, const TaskItem& item, const std::string& id) {
  const std::string_view link = item.href.empty() ? "" : "govuk-task-list__item--with-link";
  w.Tag("<li").Class({"govuk-task-list__item", link, item.classes}).End();
  Name(w, item, id);
  w.Tag("<div").Class({"govuk-task-list__status", item.status.classes}).Attr("id", id + "-status").End();
  if (!item.status.tag.text.empty()) {
    Tag(w, item.status.tag);
  } else {
    w << item.status.text;
  }
  w << "</div></li>";
}

}  // namespace

void TaskList(Writer& w, const TaskListOptions& options) {
  w.Tag("<ul").Class({"govuk-task-list", options.classes}).All(options.attributes).End();
  std::size_t number = 0;
  for (const TaskItem& item : options.items) {
    Item(w, item, std::string(options.id_prefix.view()).append("-").append(std::to_string(++number)));
  }
  w << "</ul>";
}

}  // namespace caseway::html
