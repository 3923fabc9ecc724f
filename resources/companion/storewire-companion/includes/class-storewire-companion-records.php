<?php
/**
 * Products and orders: which record to look at, and what happened to it.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/** What WooCommerce says. Storewire reads the records by REST; only ids and facts of the event are noted here. */
final class Storewire_Companion_Records {

	const NO_ORDERS = array( 'checkout-draft', 'auto-draft', 'draft', 'new' );

	// -- products ----------------------------------------------------------------------------------------

	/** A product is new. */
	public static function product_created( $id ) {
		Storewire_Companion_Feed::note( 'product.created', $id );
	}

	/** A product changed. */
	public static function product_updated( $id ) {
		Storewire_Companion_Feed::note( 'product.updated', $id );
	}

	/** A product was saved, perhaps by other means than WooCommerce's own. */
	public static function product_saved( $id, $post, $update ) {
		if ( $update && 'auto-draft' !== $post->post_status && 'trash' !== $post->post_status ) {
			self::product_updated( $id );
		}
	}

	/** A variation is new or changed: it is part of its product. */
	public static function variation_changed( $id ) {
		$parent = wp_get_post_parent_id( $id );
		if ( $parent ) {
			self::product_updated( $parent );
		}
	}

	/** The stock of a product or a variation changed. */
	public static function stock_changed( $product ) {
		self::product_updated( $product->get_parent_id() ? $product->get_parent_id() : $product->get_id() );
	}

	// -- posts that are products or, in older shops, orders ------------------------------------------------

	/** Notes something that happened to a post, where it is one of ours. */
	private static function post_event( $id, $what ) {
		$type   = get_post_type( $id );
		$status = str_replace( 'wc-', '', (string) get_post_status( $id ) );
		if ( 'product_variation' === $type ) {
			self::variation_changed( $id );
		} elseif ( 'product' === $type && 'auto-draft' !== $status ) {
			Storewire_Companion_Feed::note( "product.$what", $id );
		} elseif ( 'shop_order' === $type && ! in_array( $status, self::NO_ORDERS, true ) ) {
			Storewire_Companion_Feed::note( "order.$what", $id );
		}
	}

	/** A post went to the trash. */
	public static function post_trashed( $id ) {
		self::post_event( $id, 'trashed' );
	}

	/** A post came back from the trash. */
	public static function post_restored( $id ) {
		self::post_event( $id, 'restored' );
	}

	/** A post is about to be deleted. */
	public static function post_deleted( $id ) {
		self::post_event( $id, 'deleted' );
	}

	// -- orders ------------------------------------------------------------------------------------------

	/** Returns an order that is one: no draft of a checkout, no refund. Older versions of WooCommerce give only its id. */
	private static function order( $id, $given = null ) {
		$order = $given ? $given : wc_get_order( $id );
		$real  = $order && 'shop_order' === $order->get_type() && ! in_array( $order->get_status(), self::NO_ORDERS, true );
		return $real ? $order : null;
	}

	/** An order is new; a block checkout's draft becomes one when it is placed. */
	public static function order_created( $id, $given = null ) {
		$order = self::order( $id, $given );
		if ( $order ) {
			$by_buyer = Storewire_Companion_Visitor::is_by( $order->get_customer_id() ) && ! Storewire_Companion_Visitor::is_staff();
			$facts    = array(
				'status'  => $order->get_status(),
				'consent' => $by_buyer ? Storewire_Companion_Visitor::consent() : null,
			);
			Storewire_Companion_Feed::note( 'order.created', $id, $facts );
		}
	}

	/** An order changed. */
	public static function order_updated( $id, $given = null ) {
		if ( self::order( $id, $given ) ) {
			Storewire_Companion_Feed::note( 'order.updated', $id );
		}
	}

	/** An order came into a status. */
	public static function order_status( $id, $from, $to ) {
		if ( ! in_array( $to, self::NO_ORDERS, true ) ) {
			Storewire_Companion_Feed::note( 'order.status', $id, compact( 'from', 'to' ), uniqid() );
		}
	}

	/** Money was given back. */
	public static function order_refunded( $id, $refund ) {
		$made  = wc_get_order( $refund );
		$facts = array(
			'refund'   => (int) $refund,
			'amount'   => $made ? wc_format_decimal( $made->get_amount() ) : '',
			'currency' => $made ? $made->get_currency() : '',
		);
		Storewire_Companion_Feed::note( 'order.refunded', $id, $facts, (string) $refund );
	}

	/** A refund was deleted. */
	public static function refund_deleted( $refund, $id ) {
		Storewire_Companion_Feed::note( 'order.updated', $id );
	}

	/** An order went to the trash. */
	public static function order_trashed( $id ) {
		Storewire_Companion_Feed::note( 'order.trashed', $id );
	}

	/** An order came back from the trash. */
	public static function order_restored( $id ) {
		Storewire_Companion_Feed::note( 'order.restored', $id );
	}

	/** An order is deleted for good. Drafts that were never placed are cleared away by WooCommerce in silence. */
	public static function order_deleted( $id ) {
		if ( self::order( $id ) ) {
			Storewire_Companion_Feed::note( 'order.deleted', $id );
		}
	}
}
