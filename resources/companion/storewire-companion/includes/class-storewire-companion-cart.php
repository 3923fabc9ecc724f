<?php
/**
 * Carts: started, items added, changed in quantity and removed, cleared.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/**
 * Follows the cart of this request's shopper. What must be remembered from one request to the next lies in
 * WooCommerce's own session, under one name: which cart it is, since when, and a running number for what was put into
 * each line. Every event carries the whole cart, so that a shopper who becomes known late is told of with what they
 * have by then.
 */
final class Storewire_Companion_Cart {

	const KEY             = 'storewire_cart';
	const EXPIRED_AT_ONCE = 200;

	/** Lines whose quantity was raised in this request: cart item key => name of the event. */
	private static $raised = array();

	/** The facts of a cart that is about to be emptied. */
	private static $leaving = null;

	// -- what the session remembers ----------------------------------------------------------------------

	/** Returns what is remembered of the cart, or null where there is none or it is not a shopper's. */
	public static function state() {
		if ( ! function_exists( 'WC' ) || ! WC()->session || ! WC()->cart || Storewire_Companion_Visitor::is_staff() ) {
			return null;
		}
		$state = WC()->session->get( self::KEY );
		return is_array( $state ) ? $state : null;
	}

	/** Remembers the cart. */
	public static function remember( $state ) {
		if ( null !== $state ) {
			$state['consent'] = Storewire_Companion_Visitor::consent();
		}
		WC()->session->set( self::KEY, $state );
	}

	/** Returns a new cart's state. */
	public static function begin( $watched ) {
		return array(
			'id'      => str_replace( '-', '', wp_generate_uuid4() ),
			'started' => self::now(),
			'watched' => $watched,
			'number'  => 0,
			'lines'   => array(),
			'email'   => '',
			'shown'   => 0,
			'told'    => '',
			'consent' => null,
		);
	}

	/** Returns the present in milliseconds. */
	public static function now() {
		return (int) round( microtime( true ) * 1000 );
	}

	// -- what happens --------------------------------------------------------------------------------------

	/** Something was put into the cart. */
	public static function added( $key, $product, $quantity ) {
		if ( isset( self::$raised[ $key ] ) ) {
			// Where the line was there already, WooCommerce tells of its new quantity first: that is the same thing.
			unset( self::$raised[ $key ] );
			return;
		}
		self::note_line( 'cart.item_added', $key, $quantity );
	}

	/** A line that was removed was put back. */
	public static function restored( $key, $cart ) {
		$line = $cart->get_cart_item( $key );
		if ( $line ) {
			self::note_line( 'cart.item_added', $key, $line['quantity'] );
		}
	}

	/** A line's quantity was changed; zero is a removal, of which WooCommerce tells by itself. */
	public static function quantity_changed( $key, $now, $was ) {
		$more = (float) $now - (float) $was;
		if ( 0.0 === $more || (float) $now <= 0 ) {
			return;
		}
		self::note_line( $more > 0 ? 'cart.item_added' : 'cart.item_removed', $key, abs( $more ) );
		self::$raised[ $key ] = true;
	}

	/** A line was taken out; the last one leaves an empty cart. */
	public static function removed( $key, $cart ) {
		$gone = isset( $cart->removed_cart_contents[ $key ] ) ? $cart->removed_cart_contents[ $key ] : array();
		if ( $gone && empty( $gone['data'] ) ) {
			$gone['data'] = wc_get_product( $gone['variation_id'] ? $gone['variation_id'] : $gone['product_id'] );
		}
		self::note_line( 'cart.item_removed', $key, isset( $gone['quantity'] ) ? $gone['quantity'] : 0, $gone );
		$state = self::state();
		if ( $state && $cart->is_empty() ) {
			Storewire_Companion_Feed::note( 'cart.cleared', 0, self::later( $state['id'], array( 'by' => 'shopper' ) ) );
			self::remember( null );
		}
	}

	/** Notes what happened to a line, and that the cart was started where it was the first. */
	private static function note_line( $type, $key, $quantity, $line = null ) {
		if ( ! function_exists( 'WC' ) || ! WC()->session || ! WC()->cart || Storewire_Companion_Visitor::is_staff() ) {
			return;
		}
		$lines = WC()->cart->get_cart();
		$line  = null === $line ? ( isset( $lines[ $key ] ) ? $lines[ $key ] : array() ) : $line;
		$state = self::state();
		if ( null === $state ) {
			$first = 'cart.item_added' === $type && 1 === count( $lines ) && isset( $line['quantity'] ) && (float) $line['quantity'] === (float) $quantity;
			$state = self::begin( $first );
			if ( $first ) {
				Storewire_Companion_Feed::note( 'cart.started', 0, self::later( $state['id'] ), $state['id'] );
			}
		}
		++$state['number'];
		if ( 'cart.item_added' === $type ) {
			$state['lines'][ $key ] = array( $state['number'], self::now() );
		}
		self::remember( $state );
		$item = self::line( $line, $quantity );
		if ( $item ) {
			$item['number'] = $state['number'];
			Storewire_Companion_Feed::note( $type, 0, self::later( $state['id'], array( 'item' => $item ) ), (string) $state['number'] );
		}
	}

	/** The shopper became known. */
	public static function identified( $email, $user_id ) {
		$state = self::state();
		$email = Storewire_Companion_Visitor::email( $email );
		if ( ! $state || '' === $email || ! Storewire_Companion_Visitor::may_be_told_of( Storewire_Companion_Visitor::consent() ) ) {
			return;
		}
		$state['email'] = $email;
		self::remember( $state );
		Storewire_Companion_Feed::note( 'cart.identified', 0, self::facts( $state, compact( 'email' ) + array( 'user' => $user_id ) ) );
	}

	/** The cart is about to be emptied. */
	public static function emptying() {
		$state         = self::state();
		self::$leaving = $state && ! doing_action( 'wp_logout' ) ? self::facts( $state ) : null;
	}

	/** The cart was emptied: by an order, or by the shopper. (Signing out only puts it away.) */
	public static function emptied() {
		if ( null === self::$leaving ) {
			return;
		}
		self::$leaving['by'] = self::was_ordered() ? 'checkout' : 'shopper';
		Storewire_Companion_Feed::note( 'cart.cleared', 0, self::$leaving );
		self::$leaving = null;
		self::remember( null );
	}

	/** Tells whether an order took what was in the cart, in this request or before its payment elsewhere. */
	private static function was_ordered() {
		return did_action( 'woocommerce_checkout_order_processed' )
			|| did_action( 'woocommerce_store_api_checkout_order_processed' )
			|| did_action( 'woocommerce_blocks_checkout_order_processed' )
			|| get_query_var( 'order-received' )
			|| WC()->session->get( 'order_awaiting_payment' );
	}

	/** WooCommerce is about to delete the sessions that have expired, in its own time and without telling which. */
	public static function expired() {
		global $wpdb;
		$like  = '%"' . $wpdb->esc_like( self::KEY ) . '"%';
		$table = $wpdb->prefix . 'woocommerce_sessions';
		// phpcs:ignore WordPress.DB -- WooCommerce's table; it has no function that lists sessions.
		$rows = $wpdb->get_results( $wpdb->prepare( "SELECT session_key, session_value FROM $table WHERE session_expiry < %d AND session_value LIKE %s LIMIT %d", time(), $like, self::EXPIRED_AT_ONCE ) );
		foreach ( $rows as $row ) {
			$session = maybe_unserialize( $row->session_value );
			$state   = isset( $session[ self::KEY ] ) ? maybe_unserialize( $session[ self::KEY ] ) : null;
			if ( ! is_array( $state ) || empty( $state['id'] ) ) {
				continue;
			}
			if ( ! Storewire_Companion_Visitor::may_be_told_of( $state['consent'] ) ) {
				continue;
			}
			$user_id = ctype_digit( (string) $row->session_key ) ? (int) $row->session_key : 0;
			$user    = $user_id ? get_userdata( $user_id ) : null;
			$person  = isset( $session['customer'] ) ? maybe_unserialize( $session['customer'] ) : array();
			$typed   = $state['email'] ? $state['email'] : ( isset( $person['email'] ) ? $person['email'] : '' );
			$facts   = array(
				'cart'     => $state['id'],
				'started'  => $state['started'],
				'watched'  => $state['watched'],
				'email'    => Storewire_Companion_Visitor::email( $user ? $user->user_email : $typed ),
				'user'     => $user_id,
				'consent'  => $state['consent'],
				'currency' => get_woocommerce_currency(),
				'by'       => 'expiry',
			);
			Storewire_Companion_Feed::note( 'cart.cleared', 0, $facts, $state['id'] );
		}
	}

	// -- the facts -----------------------------------------------------------------------------------------

	/** Returns a function that gives the facts when the request ends: only then are the cart's totals right. */
	public static function later( $id, array $more = array() ) {
		$at_least = self::state();
		return function () use ( $id, $more, $at_least ) {
			$state = self::state();
			$same  = $state && $state['id'] === $id ? $state : $at_least;
			return $same && $same['id'] === $id ? self::facts( $same, $more ) : self::facts( array_merge( self::begin( false ), array( 'id' => $id ) ), $more );
		};
	}

	/** Returns everything that is known of the cart, and whose it is where the shopper's consent allows to say so. */
	public static function facts( array $state, array $more = array() ) {
		$lines = array();
		foreach ( WC()->cart->get_cart() as $key => $one ) {
			$line = self::line( $one, $one['quantity'] );
			if ( $line ) {
				list( $line['number'], $line['at'] ) = isset( $state['lines'][ $key ] ) ? $state['lines'][ $key ] : array( 0, $state['started'] );
				$lines[]                             = $line;
			}
		}
		$consent = Storewire_Companion_Visitor::consent();
		$named   = Storewire_Companion_Visitor::may_be_told_of( $consent );
		$facts   = array(
			'cart'         => $state['id'],
			'started'      => $state['started'],
			'watched'      => $state['watched'],
			'email'        => $named ? self::email( $state ) : '',
			'user'         => $named ? get_current_user_id() : 0,
			'consent'      => $consent,
			'currency'     => get_woocommerce_currency(),
			'total'        => wc_format_decimal( WC()->cart->get_total( 'edit' ), wc_get_price_decimals() ),
			'lines'        => $lines,
			'checkout_url' => wc_get_checkout_url(),
		);
		return array_merge( $facts, $more );
	}

	/** Returns the shopper's address, "" while it is not known: of their account, or what they typed. */
	public static function email( array $state ) {
		if ( is_user_logged_in() ) {
			return Storewire_Companion_Visitor::email( wp_get_current_user()->user_email );
		}
		if ( $state['email'] ) {
			return $state['email'];
		}
		return WC()->customer ? Storewire_Companion_Visitor::email( WC()->customer->get_billing_email() ) : '';
	}

	/** Returns one line's facts, or null where its product is gone. */
	private static function line( array $line, $quantity ) {
		if ( empty( $line['data'] ) || ! is_a( $line['data'], 'WC_Product' ) ) {
			return null;
		}
		return array(
			'product'   => (int) $line['product_id'],
			'variation' => (int) $line['variation_id'],
			'title'     => wp_strip_all_tags( $line['data']->get_name() ),
			'sku'       => $line['data']->get_sku(),
			'quantity'  => (float) $quantity,
			'price'     => wc_format_decimal( $line['data']->get_price(), wc_get_price_decimals() ),
		);
	}
}
