"""What WordPress' roles may do, and the marks that WooCommerce keeps with a user."""

from __future__ import annotations

_MANAGER = (
    "level_9", "level_8", "level_7", "level_6", "level_5", "level_4", "level_3", "level_2", "level_1",
    "level_0", "read", "read_private_pages", "read_private_posts", "edit_posts", "edit_pages",
    "edit_published_posts", "edit_published_pages", "edit_private_pages", "edit_private_posts",
    "edit_others_posts", "edit_others_pages", "publish_posts", "publish_pages", "delete_posts", "delete_pages",
    "delete_private_pages", "delete_private_posts", "delete_published_pages", "delete_published_posts",
    "delete_others_posts", "delete_others_pages", "manage_categories", "manage_links", "moderate_comments",
    "upload_files", "export", "import", "list_users", "edit_theme_options", "manage_woocommerce",
    "create_customers", "view_woocommerce_reports", "edit_product", "read_product", "delete_product",
    "edit_products", "edit_others_products", "publish_products", "read_private_products", "delete_products",
    "delete_private_products", "delete_published_products", "delete_others_products", "edit_private_products",
    "edit_published_products", "manage_product_terms", "edit_product_terms", "delete_product_terms",
    "assign_product_terms", "edit_shop_order", "read_shop_order", "delete_shop_order", "edit_shop_orders",
    "edit_others_shop_orders", "publish_shop_orders", "read_private_shop_orders", "delete_shop_orders",
    "delete_private_shop_orders", "delete_published_shop_orders", "delete_others_shop_orders",
    "edit_private_shop_orders", "edit_published_shop_orders", "manage_shop_order_terms",
    "edit_shop_order_terms", "delete_shop_order_terms", "assign_shop_order_terms", "edit_shop_coupon",
    "read_shop_coupon", "delete_shop_coupon", "edit_shop_coupons", "edit_others_shop_coupons",
    "publish_shop_coupons", "read_private_shop_coupons", "delete_shop_coupons", "delete_private_shop_coupons",
    "delete_published_shop_coupons", "delete_others_shop_coupons", "edit_private_shop_coupons",
    "edit_published_shop_coupons", "manage_shop_coupon_terms", "edit_shop_coupon_terms",
    "delete_shop_coupon_terms", "assign_shop_coupon_terms",
)  # fmt: skip
_ADMINISTRATOR_TOO = (
    "switch_themes", "edit_themes", "activate_plugins", "edit_plugins", "edit_users", "edit_files",
    "manage_options", "unfiltered_html", "level_10", "delete_users", "create_users", "unfiltered_upload",
    "edit_dashboard", "update_plugins", "delete_plugins", "install_plugins", "update_themes", "install_themes",
    "update_core", "remove_users", "promote_users", "delete_themes",
)  # fmt: skip
_META = (
    "variable_product_tour_shown", "activity_panel_inbox_last_read", "activity_panel_reviews_last_read",
    "categories_report_columns", "coupons_report_columns", "customers_report_columns", "orders_report_columns",
    "products_report_columns", "revenue_report_columns", "taxes_report_columns", "variations_report_columns",
    "dashboard_sections", "dashboard_chart_type", "dashboard_chart_interval", "dashboard_leaderboard_rows",
    "order_attribution_install_banner_dismissed", "homepage_layout", "homepage_stats",
    "task_list_tracked_started_tasks", "android_app_banner_dismissed", "launch_your_store_tour_hidden",
    "coming_soon_banner_dismissed",
)  # fmt: skip


def capabilities(role: str) -> dict[str, bool]:
    """Return the capabilities of a role as `users/me?context=edit` lists them, the role's own name last."""
    names: tuple[str, ...] = ("read",)
    if role == "shop_manager":
        names = _MANAGER
    elif role == "administrator":
        names = (*_ADMINISTRATOR_TOO, *_MANAGER)
    return dict.fromkeys((*names, role), True)


def woocommerce_meta() -> dict[str, str]:
    """Return the marks of screens already seen: none."""
    return dict.fromkeys(_META, "")
