<?php
/**
 * What is listened to, by where it matters. Only names stand here: a class is loaded once one of its hooks is reached,
 * so that a page on which nothing happens loads none of them.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

// Before WooCommerce 7.2 the block checkout had other names for the same.
$storewire_companion_old = defined( 'WC_VERSION' ) && version_compare( WC_VERSION, '7.2', '<' );

return array(
	// Each: hook, class, method, number of arguments, priority.
	'always' => array(
		array( 'rest_api_init', 'Routes', 'register', 0, 10 ),
		array( 'wp_privacy_personal_data_erasers', 'Routes', 'erasers', 1, 10 ),
		array( Storewire_Companion_State::CRON, 'Feed', 'prune', 0, 10 ),
	),
	'people' => array(
		array( 'user_register', 'People', 'registered', 1, 10 ),
		array( 'profile_update', 'People', 'updated', 1, 10 ),
		array( 'woocommerce_update_customer', 'People', 'updated', 1, 10 ),
		array( 'woocommerce_customer_save_address', 'People', 'updated', 1, 10 ),
		array( 'deleted_user', 'People', 'deleted', 1, 10 ),
		array( 'wp_login', 'People', 'signed_in', 2, 10 ),
		array( 'comment_post', 'People', 'comment_posted', 2, 10 ),
		array( 'transition_comment_status', 'People', 'comment_moderated', 3, 10 ),
		array( 'wpcf7_submit', 'People', 'contact_form_7', 2, 10 ),
		array( 'elementor_pro/forms/new_record', 'People', 'elementor_form', 1, 10 ),
	),
	'shop'   => array(
		array( 'woocommerce_new_product', 'Records', 'product_created', 1, 10 ),
		array( 'woocommerce_update_product', 'Records', 'product_updated', 1, 10 ),
		array( 'save_post_product', 'Records', 'product_saved', 3, 10 ),
		array( 'woocommerce_new_product_variation', 'Records', 'variation_changed', 1, 10 ),
		array( 'woocommerce_update_product_variation', 'Records', 'variation_changed', 1, 10 ),
		array( 'woocommerce_product_set_stock', 'Records', 'stock_changed', 1, 10 ),
		array( 'woocommerce_variation_set_stock', 'Records', 'stock_changed', 1, 10 ),
		array( 'woocommerce_new_order', 'Records', 'order_created', 2, 10 ),
		array( 'woocommerce_update_order', 'Records', 'order_updated', 2, 10 ),
		array( 'woocommerce_order_status_changed', 'Records', 'order_status', 3, 10 ),
		array( 'woocommerce_order_refunded', 'Records', 'order_refunded', 2, 10 ),
		array( 'woocommerce_refund_deleted', 'Records', 'refund_deleted', 2, 10 ),
		array( 'woocommerce_trash_order', 'Records', 'order_trashed', 1, 10 ),
		array( 'woocommerce_untrash_order', 'Records', 'order_restored', 1, 10 ),
		array( 'woocommerce_before_delete_order', 'Records', 'order_deleted', 1, 10 ),
		array( 'woocommerce_delete_order', 'Records', 'order_deleted', 1, 10 ),
		array( 'trashed_post', 'Records', 'post_trashed', 1, 10 ),
		array( 'untrashed_post', 'Records', 'post_restored', 1, 10 ),
		array( 'before_delete_post', 'Records', 'post_deleted', 1, 10 ),
		array( 'woocommerce_add_to_cart', 'Cart', 'added', 3, 10 ),
		array( 'woocommerce_after_cart_item_quantity_update', 'Cart', 'quantity_changed', 3, 10 ),
		array( 'woocommerce_cart_item_removed', 'Cart', 'removed', 2, 10 ),
		array( 'woocommerce_cart_item_restored', 'Cart', 'restored', 2, 10 ),
		array( 'woocommerce_before_cart_emptied', 'Cart', 'emptying', 0, 10 ),
		array( 'woocommerce_cart_emptied', 'Cart', 'emptied', 0, 10 ),
		array( 'woocommerce_cleanup_sessions', 'Cart', 'expired', 0, 5 ),
		array( 'woocommerce_before_checkout_form', 'Checkout', 'shown', 0, 10 ),
		array( 'woocommerce_blocks_enqueue_checkout_block_scripts_before', 'Checkout', 'shown', 0, 10 ),
		array( 'woocommerce_checkout_update_order_review', 'Checkout', 'classic_form', 1, 10 ),
		array( $storewire_companion_old ? 'woocommerce_blocks_cart_update_customer_from_request' : 'woocommerce_store_api_cart_update_customer_from_request', 'Checkout', 'block_form', 1, 10 ),
	),
	'track'  => array(
		array( 'wp_enqueue_scripts', 'Tracking', 'enqueue', 0, 10 ),
		array( 'script_loader_tag', 'Tracking', 'defer', 2, 10 ),
		array( 'wp_ajax_storewire_visitor', 'Tracking', 'visitor', 0, 10 ),
		array( 'wp_ajax_nopriv_storewire_visitor', 'Tracking', 'visitor', 0, 10 ),
		array( 'woocommerce_checkout_create_order', 'Tracking', 'stamp', 1, 10 ),
		array( $storewire_companion_old ? 'woocommerce_blocks_checkout_update_order_meta' : 'woocommerce_store_api_checkout_update_order_meta', 'Tracking', 'stamp', 1, 10 ),
	),
);
