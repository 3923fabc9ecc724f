<?php
/**
 * Plugin Name: WooCommerce (a stand-in for tests)
 * Description: Exactly the functions and hooks that the companion uses, fired in the order that was recorded of a real shop.
 * Version: 10.0.2
 *
 * Pages: /?shop=ACTION&… does what a shopper does. The session lies in an option, by the cookie "shopper".
 */

defined( 'ABSPATH' ) || exit;
define( 'WC_VERSION', '10.0.2' );

final class WooCommerce {
	public $session, $cart, $customer;
}

class WC_Product {
	public $id, $name, $price;
	function __construct( $id, $name = 'Kaffee', $price = '7.50' ) { $this->id = $id; $this->name = $name; $this->price = $price; }
	function get_id() { return $this->id; }
	function get_parent_id() { return 0; }
	function get_name() { return $this->name . ' ' . $this->id; }
	function get_price() { return $this->price; }
	function get_sku() { return 'SKU-' . $this->id; }
}

class WC_Order {
	public $id, $status, $type = 'shop_order', $meta = array();
	function __construct( $id, $status ) { $this->id = $id; $this->status = $status; }
	function get_id() { return $this->id; }
	function get_status() { return $this->status; }
	function get_type() { return $this->type; }
	function get_customer_id() { return get_current_user_id(); }
	function get_amount() { return '4.5'; }
	function get_currency() { return 'EUR'; }
	function update_meta_data( $key, $value ) { $this->meta[ $key ] = $value; }
}

class WC_Session_Double {
	private $key, $data;
	function __construct( $key ) { $this->key = $key; $this->data = get_option( 'double_session_' . $key, array() ); add_action( 'shutdown', array( $this, 'save_data' ), 20 ); }
	function get( $name ) { return isset( $this->data[ $name ] ) ? $this->data[ $name ] : null; }
	function set( $name, $value ) { $this->data[ $name ] = $value; }
	function save_data() { update_option( 'double_session_' . $this->key, $this->data, false ); }
	function has_session() { return array() !== $this->data; }
	function get_customer_id() { return $this->key; }
}

class WC_Customer_Double {
	public $email;
	function __construct( $email ) { $this->email = $email; }
	function get_billing_email() { return (string) $this->email; }
}

class WC_Cart {
	public $removed_cart_contents = array();
	private $contents = array(), $total = 0;
	function __construct() {
		foreach ( (array) WC()->session->get( 'lines' ) as $key => $line ) {
			$this->contents[ $key ] = $line + array( 'data' => new WC_Product( $line['product_id'] ) );
		}
		$this->calculate_totals();
	}
	function get_cart() { return $this->contents; }
	function get_cart_item( $key ) { return isset( $this->contents[ $key ] ) ? $this->contents[ $key ] : array(); }
	function is_empty() { return array() === $this->contents; }
	function get_total( $context ) { return (string) $this->total; }
	function calculate_totals() {
		$this->total = 0;
		$kept        = array();
		foreach ( $this->contents as $key => $line ) {
			$this->total += $line['quantity'] * (float) $line['data']->get_price();
			unset( $line['data'] );
			$kept[ $key ] = $line;
		}
		WC()->session->set( 'lines', $kept );
		do_action( 'woocommerce_cart_updated' );
	}
	function add_to_cart( $id, $quantity ) {
		$key = md5( (string) $id );
		if ( isset( $this->contents[ $key ] ) ) {
			$this->set_quantity( $key, $this->contents[ $key ]['quantity'] + $quantity, false );
		} else {
			$this->contents[ $key ] = array( 'product_id' => $id, 'variation_id' => 0, 'quantity' => $quantity, 'data' => new WC_Product( $id ) );
		}
		do_action( 'woocommerce_add_to_cart', $key, $id, $quantity, 0, array(), array() );
		do_action( 'woocommerce_set_cart_cookies', true );
		$this->calculate_totals();
	}
	function set_quantity( $key, $quantity, $refresh = true ) {
		$old                                = $this->contents[ $key ]['quantity'];
		$this->contents[ $key ]['quantity'] = $quantity;
		do_action( 'woocommerce_after_cart_item_quantity_update', $key, $quantity, $old, $this );
		if ( $refresh ) {
			$this->calculate_totals();
		}
		do_action( 'woocommerce_cart_item_set_quantity', $key, $quantity, $this );
	}
	function remove_cart_item( $key ) {
		$this->removed_cart_contents[ $key ] = $this->contents[ $key ];
		unset( $this->removed_cart_contents[ $key ]['data'] );
		do_action( 'woocommerce_remove_cart_item', $key, $this );
		unset( $this->contents[ $key ] );
		do_action( 'woocommerce_cart_item_removed', $key, $this );
		$this->calculate_totals();
	}
	function empty_cart() {
		do_action( 'woocommerce_before_cart_emptied', true );
		$this->contents = array();
		$this->calculate_totals();
		do_action( 'woocommerce_cart_emptied', true );
	}
}

function WC() { static $shop; if ( ! $shop ) { $shop = new WooCommerce(); } return $shop; }
function wc_get_product( $id ) { return $id ? new WC_Product( $id ) : false; }
function wc_get_order( $id ) { return is_object( $id ) ? $id : ( isset( $GLOBALS['double_orders'][ $id ] ) ? $GLOBALS['double_orders'][ $id ] : false ); }
function wc_format_decimal( $number, $decimals = false ) { return false === $decimals ? (string) $number : number_format( (float) $number, $decimals, '.', '' ); }
function wc_get_price_decimals() { return 2; }
function wc_get_checkout_url() { return home_url( '/checkout/' ); }
function get_woocommerce_currency() { return 'EUR'; }
function is_product() { return false; }
function is_cart() { return false; }
function is_wc_endpoint_url( $endpoint ) { return false; }

/** Takes up the visitor's session, as WooCommerce does on every page but the administration's. */
function double_take_up() {
	$shopper = isset( $_COOKIE['shopper'] ) ? sanitize_key( $_COOKIE['shopper'] ) : 'nobody';
	if ( is_user_logged_in() && get_option( 'double_session_' . $shopper ) && (string) get_current_user_id() !== $shopper ) {
		add_option( 'double_session_' . get_current_user_id(), get_option( 'double_session_' . $shopper ) );
		$shopper = get_current_user_id();
	}
	WC()->session  = new WC_Session_Double( $shopper );
	WC()->customer = new WC_Customer_Double( WC()->session->get( 'email' ) );
	WC()->cart     = new WC_Cart();
}
add_action( 'wp_loaded', 'double_take_up' );

/** Notes the hooks of a request, for the comparison with the recording. */
function double_watch() {
	if ( isset( $_GET['watch'] ) ) {
		add_action( 'all', function ( $hook ) {
			if ( 0 === strpos( $hook, 'woocommerce_' ) && ! in_array( $hook, array( 'woocommerce_cart_updated', 'woocommerce_set_cart_cookies' ), true ) ) {
				$GLOBALS['double_hooks'][] = $hook;
			}
		} );
		add_action( 'shutdown', function () { echo '[[' . wp_json_encode( isset( $GLOBALS['double_hooks'] ) ? $GLOBALS['double_hooks'] : array() ) . ']]'; }, 90 );
	}
}
add_action( 'plugins_loaded', 'double_watch' );

/** Does what a shopper does; hooks fire as they were recorded. */
function double_shop() {
	if ( ! isset( $_GET['shop'] ) ) {
		return;
	}
	$cart  = WC()->cart;
	$id    = isset( $_GET['product'] ) ? (int) $_GET['product'] : 14;
	$key   = md5( (string) $id );
	$email = isset( $_GET['email'] ) ? sanitize_email( wp_unslash( $_GET['email'] ) ) : '';
	switch ( $_GET['shop'] ) {
		case 'add':
			$cart->add_to_cart( $id, isset( $_GET['quantity'] ) ? (int) $_GET['quantity'] : 1 );
			break;
		case 'set':
			$cart->set_quantity( $key, (int) $_GET['quantity'] );
			break;
		case 'remove':
			$cart->remove_cart_item( $key );
			break;
		case 'empty':
			$cart->empty_cart();
			break;
		case 'checkout':
			do_action( 'woocommerce_checkout_init', null );
			do_action( 'woocommerce_before_checkout_form', null );
			break;
		case 'type':
			do_action( 'woocommerce_checkout_update_order_review', 'billing_first_name=G&billing_email=' . rawurlencode( $email ) );
			do_action( 'woocommerce_checkout_init', null );
			break;
		case 'block':
			do_action( 'woocommerce_blocks_enqueue_checkout_block_scripts_before' );
			do_action( 'woocommerce_checkout_init', null );
			do_action( 'woocommerce_blocks_checkout_enqueue_data' );
			$GLOBALS['double_orders'][13349] = new WC_Order( 13349, 'checkout-draft' );
			do_action( 'woocommerce_update_order', 13349, $GLOBALS['double_orders'][13349] );
			do_action( 'woocommerce_store_api_checkout_update_order_meta', $GLOBALS['double_orders'][13349] );
			WC()->session->set( 'store_api_draft_order', 13349 );
			break;
		case 'block-type':
			do_action( 'woocommerce_store_api_cart_update_customer_from_request', new WC_Customer_Double( $email ), null );
			break;
		case 'order':
			WC()->session->set( 'email', $email );
			WC()->customer = new WC_Customer_Double( $email );
			$order         = new WC_Order( 13347, 'pending' );

			$GLOBALS['double_orders'][13347] = $order;
			do_action( 'woocommerce_checkout_init', null );
			do_action( 'woocommerce_checkout_process' );
			do_action( 'woocommerce_checkout_create_order', $order, array() );
			do_action( 'woocommerce_new_order', 13347, $order );
			do_action( 'woocommerce_checkout_update_order_meta', 13347, array() );
			do_action( 'woocommerce_checkout_order_created', $order );
			do_action( 'woocommerce_checkout_order_processed', 13347, array(), $order );
			$order->status = 'processing';
			do_action( 'woocommerce_update_order', 13347, $order );
			do_action( 'woocommerce_order_status_pending_to_processing', 13347, $order );
			do_action( 'woocommerce_order_status_changed', 13347, 'pending', 'processing', $order );
			$cart->empty_cart();
			update_option( 'double_order_meta', $order->meta, false );
			break;
	}
	echo 'done';
	exit;
}
add_action( 'template_redirect', 'double_shop' );
