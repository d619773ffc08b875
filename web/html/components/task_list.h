// The parts of a piece of work, each with its state: the forms of an assessment.
//
//   TaskList(w, {.items = {{.title = "Outcomes", .href = url, .status = {.tag = {.text = "Not started",
//                                                                              .classes = "govuk-tag--blue"}}}}});
#pragma once

#include <vector>

#include "web/html/components/tag.h"

namespace caseway::html {

struct TaskStatus {
  TagOptions tag = {};  // a tag, or plain text
  Content text = {};
  Str classes = {};
};

struct TaskItem {
  Content title = {};
  Content hint = {};
  Url href = {};  // without it the part cannot be opened yet
  TaskStatus status = {};
  Str classes = {};
  Str title_classes = {};
};

struct TaskListOptions {
  std::vector<TaskItem> items = {};
  Str id_prefix = "task-list";
  Str classes = {};
  Attributes attributes = {};
};

void TaskList(Writer& w, const TaskListOptions& options);

}  // namespace caseway::html
