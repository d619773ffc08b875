// Length: one table of mappings.
#include "tests/web/html/fixture_components.h"

namespace caseway::html {
namespace {

// What most components have: classes and attributes on the outer tag.
template <class T>
T Outer(const FixtureOptions& o, T options) {
  options.classes = o.Text("classes");
  options.attributes = o.AllAttributes();
  return options;
}

void ButtonFixture(Writer& w, const FixtureOptions& o) {
  Button(w, Outer<ButtonOptions>(o, {.text = o.Either(),
                                     .href = o.Address("href"),
                                     .name = o.Text("name"),
                                     .value = o.Text("value"),
                                     .type = o.TextOr("type", "submit"),
                                     .id = o.Text("id"),
                                     .disabled = o.Is("disabled"),
                                     .is_start = o.Is("isStartButton"),
                                     .prevent_double_click = o.MaybeIs("preventDoubleClick")}));
}

TagOptions ReadTag(const FixtureOptions& o) { return Outer<TagOptions>(o, {.text = o.Either()}); }

TableCell ReadCell(const FixtureOptions& o) {
  return Outer<TableCell>(
      o,
      {.text = o.Either(), .format = o.Text("format"), .colspan = o.Number("colspan"), .rowspan = o.Number("rowspan")});
}

void TableFixture(Writer& w, const FixtureOptions& o) {
  TableOptions table = Outer<TableOptions>(o, {.caption = o.Text("caption"),
                                               .caption_classes = o.Text("captionClasses"),
                                               .first_cell_is_header = o.Is("firstCellIsHeader")});
  o.Each("head", [&](const FixtureOptions& cell) { table.head.push_back(ReadCell(cell)); });
  o.EachRow("rows", [&](const FixtureOptions& row) {
    table.rows.emplace_back();
    row.Each("", [&](const FixtureOptions& cell) { table.rows.back().push_back(ReadCell(cell)); });
  });
  Table(w, table);
}

std::vector<SummaryAction> ReadActions(const FixtureOptions& o) {
  std::vector<SummaryAction> actions;
  o.Each("items", [&](const FixtureOptions& i) {
    actions.push_back(Outer<SummaryAction>(
        i, {.text = i.Either(), .visually_hidden_text = i.Text("visuallyHiddenText"), .href = i.Address("href")}));
  });
  return actions;
}

void SummaryListFixture(Writer& w, const FixtureOptions& o) {
  SummaryListOptions list = Outer<SummaryListOptions>(o, {});
  const FixtureOptions card = o.At("card");
  list.card = Outer<SummaryCard>(card, {.title = card.At("title").Either(),
                                        .heading_level = card.At("title").Number("headingLevel", 2),
                                        .actions = ReadActions(card.At("actions")),
                                        .title_classes = card.At("title").Text("classes"),
                                        .actions_classes = card.At("actions").Text("classes")});
  list.force_card = o.Has("card");
  o.Each("rows", [&](const FixtureOptions& row) {
    list.rows.push_back({.key = row.At("key").Either(),
                         .value = row.At("value").Either(),
                         .actions = ReadActions(row.At("actions")),
                         .classes = row.Text("classes"),
                         .key_classes = row.At("key").Text("classes"),
                         .value_classes = row.At("value").Text("classes"),
                         .actions_classes = row.At("actions").Text("classes")});
  });
  SummaryList(w, list);
}

void ErrorSummaryFixture(Writer& w, const FixtureOptions& o) {
  ErrorSummaryOptions summary =
      Outer<ErrorSummaryOptions>(o, {.title = o.Either("titleText", "titleHtml"),
                                     .description = o.Either("descriptionText", "descriptionHtml"),
                                     .disable_auto_focus = o.MaybeIs("disableAutoFocus")});
  o.Each("errorList", [&](const FixtureOptions& i) {
    summary.errors.push_back({.text = i.Either(), .href = i.Address("href"), .attributes = i.AllAttributes()});
  });
  ErrorSummary(w, summary);
}

void NotificationBannerFixture(Writer& w, const FixtureOptions& o) {
  NotificationBanner(
      w, Outer<NotificationBannerOptions>(o, {.text = o.Either(),
                                              .success = o.Text("type").view() == "success",
                                              .title = o.Either("titleText", "titleHtml"),
                                              .title_id = o.TextOr("titleId", "govuk-notification-banner-title"),
                                              .title_heading_level = o.Number("titleHeadingLevel", 2),
                                              .role = o.Text("role"),
                                              .disable_auto_focus = o.MaybeIs("disableAutoFocus")}));
}

PaginationLink ReadPaginationLink(const FixtureOptions& o) {
  return {.href = o.Address("href"),
          .text = o.Either(),
          .label_text = o.Text("labelText"),
          .attributes = o.AllAttributes()};
}

void PaginationFixture(Writer& w, const FixtureOptions& o) {
  PaginationOptions pages = Outer<PaginationOptions>(o, {.previous = ReadPaginationLink(o.At("previous")),
                                                         .next = ReadPaginationLink(o.At("next")),
                                                         .landmark_label = o.TextOr("landmarkLabel", "Pagination")});
  o.Each("items", [&](const FixtureOptions& i) {
    pages.items.push_back({.number = i.Text("number"),
                           .href = i.Address("href"),
                           .current = i.Is("current"),
                           .ellipsis = i.Is("ellipsis"),
                           .visually_hidden_text = i.Text("visuallyHiddenText"),
                           .attributes = i.AllAttributes()});
  });
  Pagination(w, pages);
}

void BreadcrumbsFixture(Writer& w, const FixtureOptions& o) {
  BreadcrumbsOptions crumbs = Outer<BreadcrumbsOptions>(
      o, {.collapse_on_mobile = o.Is("collapseOnMobile"), .label = o.TextOr("labelText", "Breadcrumb")});
  o.Each("items", [&](const FixtureOptions& i) {
    crumbs.items.push_back({.text = i.Either(), .href = i.Address("href"), .attributes = i.AllAttributes()});
  });
  Breadcrumbs(w, crumbs);
}

void TabsFixture(Writer& w, const FixtureOptions& o) {
  TabsOptions tabs = Outer<TabsOptions>(
      o, {.title = o.TextOr("title", "Contents"), .id = o.Text("id"), .id_prefix = o.Text("idPrefix")});
  o.Each("items", [&](const FixtureOptions& i) {
    tabs.items.push_back({.id = i.Text("id"),
                          .label = i.Text("label"),
                          .panel = i.At("panel").Either(),
                          .attributes = i.AllAttributes(),
                          .panel_attributes = i.At("panel").AllAttributes()});
  });
  Tabs(w, tabs);
}

void AccordionFixture(Writer& w, const FixtureOptions& o) {
  AccordionOptions accordion = Outer<AccordionOptions>(o, {.id = o.Text("id"),
                                                           .heading_level = o.Number("headingLevel", 2),
                                                           .remember_expanded = o.MaybeIs("rememberExpanded")});
  o.Each("items", [&](const FixtureOptions& i) {
    accordion.items.push_back({.heading = i.At("heading").Either(),
                               .summary = i.At("summary").Either(),
                               .content = i.At("content").Either(),
                               .expanded = i.Is("expanded")});
  });
  Accordion(w, accordion);
}

void TaskListFixture(Writer& w, const FixtureOptions& o) {
  TaskListOptions tasks = Outer<TaskListOptions>(o, {.id_prefix = o.TextOr("idPrefix", "task-list")});
  o.Each("items", [&](const FixtureOptions& i) {
    tasks.items.push_back({.title = i.At("title").Either(),
                           .hint = i.At("hint").Either(),
                           .href = i.Address("href"),
                           .status = {.tag = ReadTag(i.At("status").At("tag")),
                                      .text = i.At("status").Either(),
                                      .classes = i.At("status").Text("classes")},
                           .classes = i.Text("classes"),
                           .title_classes = i.At("title").Text("classes")});
  });
  TaskList(w, tasks);
}

void ServiceNavigationFixture(Writer& w, const FixtureOptions& o) {
  const FixtureOptions slots = o.At("slots");
  const FixtureOptions end = slots.At("end");
  const bool end_is_object = end.HasKey("html");
  ServiceNavigationOptions navigation = Outer<ServiceNavigationOptions>(
      o, {.service_name = o.Text("serviceName"),
          .service_url = o.Address("serviceUrl"),
          .aria_label = o.TextOr("ariaLabel", "Service information"),
          .menu_button_text = o.TextOr("menuButtonText", "Menu"),
          .menu_button_label = o.Text("menuButtonLabel"),
          .navigation_label = o.Text("navigationLabel"),
          .navigation_id = o.TextOr("navigationId", "navigation"),
          .navigation_classes = o.Text("navigationClasses"),
          .collapse_on_mobile = o.MaybeIs("collapseNavigationOnMobile"),
          .start = slots.Either("none", "start"),
          .end = end_is_object ? end.Either("none", "html") : slots.Either("none", "end"),
          .end_inline = end.Text("align").view() == "inline",
          .navigation_start = slots.Either("none", "navigationStart"),
          .navigation_end = slots.Either("none", "navigationEnd")});
  o.Each("navigation", [&](const FixtureOptions& i) {
    navigation.items.push_back({.text = i.Either(),
                                .href = i.Address("href"),
                                .current = i.Is("current"),
                                .active = i.Is("active"),
                                .attributes = i.AllAttributes()});
  });
  ServiceNavigation(w, navigation);
}

void PanelFixture(Writer& w, const FixtureOptions& o) {
  Panel(w, Outer<PanelOptions>(o, {.title = o.Either("titleText", "titleHtml"),
                                   .text = o.Either(),
                                   .heading_level = o.Number("headingLevel", 1)}));
}

void DetailsFixture(Writer& w, const FixtureOptions& o) {
  Details(w, Outer<DetailsOptions>(o, {.summary = o.Either("summaryText", "summaryHtml"),
                                       .text = o.Either(),
                                       .open = o.Is("open"),
                                       .id = o.Text("id")}));
}

void WarningTextFixture(Writer& w, const FixtureOptions& o) {
  WarningText(w, Outer<WarningTextOptions>(
                     o, {.text = o.Either(), .icon_fallback_text = o.TextOr("iconFallbackText", "Warning")}));
}

void BackLinkFixture(Writer& w, const FixtureOptions& o) {
  BackLinkOptions link = Outer<BackLinkOptions>(o, {});
  if (o.Has("href")) link.href = o.Address("href");
  if (o.Has("text") || o.Has("html")) link.text = o.Either();
  BackLink(w, link);
}

void SkipLinkFixture(Writer& w, const FixtureOptions& o) {
  SkipLinkOptions link = Outer<SkipLinkOptions>(o, {.text = o.Either()});
  if (o.Has("href")) link.href = o.Address("href");
  SkipLink(w, link);
}

void GenericHeaderFixture(Writer& w, const FixtureOptions& o) {
  GenericHeaderOptions header =
      Outer<GenericHeaderOptions>(o, {.logo = o.Either("logoText", "logoHtml"),
                                      .container_classes = o.TextOr("containerClasses", "govuk-width-container")});
  if (o.Has("url")) header.url = o.Address("url");
  GenericHeader(w, header);
}

}  // namespace

std::map<std::string_view, RenderFixture> OtherFixtures() {
  return {{"button", ButtonFixture},
          {"tag", [](Writer& w, const FixtureOptions& o) { Tag(w, ReadTag(o)); }},
          {"table", TableFixture},
          {"summary-list", SummaryListFixture},
          {"error-summary", ErrorSummaryFixture},
          {"notification-banner", NotificationBannerFixture},
          {"pagination", PaginationFixture},
          {"breadcrumbs", BreadcrumbsFixture},
          {"tabs", TabsFixture},
          {"accordion", AccordionFixture},
          {"task-list", TaskListFixture},
          {"service-navigation", ServiceNavigationFixture},
          {"panel", PanelFixture},
          {"details", DetailsFixture},
          {"inset-text",
           [](Writer& w, const FixtureOptions& o) {
             InsetText(w, Outer<InsetTextOptions>(o, {.text = o.Either(), .id = o.Text("id")}));
           }},
          {"warning-text", WarningTextFixture},
          {"back-link", BackLinkFixture},
          {"skip-link", SkipLinkFixture},
          {"phase-banner",
           [](Writer& w, const FixtureOptions& o) {
             PhaseBanner(w, Outer<PhaseBannerOptions>(o, {.tag = ReadTag(o.At("tag")), .text = o.Either()}));
           }},
          {"generic-header", GenericHeaderFixture}};
}

}  // namespace caseway::html
