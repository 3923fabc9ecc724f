<?php
/**
 * Checkouts: shown, and whose.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/** A checkout is told of once it was shown and the shopper is known: signed in, or by what they typed into either form. */
final class Storewire_Companion_Checkout {

	/** The checkout's page is shown, with something in the cart. */
	public static function shown() {
		if ( is_admin() || ! WC()->session || ! WC()->cart || WC()->cart->is_empty() || Storewire_Companion_Visitor::is_staff() ) {
			return;
		}
		$state = Storewire_Companion_Cart::state();
		$state = $state ? $state : Storewire_Companion_Cart::begin( false );
		if ( ! $state['shown'] ) {
			$state['shown'] = Storewire_Companion_Cart::now();
			Storewire_Companion_Cart::remember( $state );
		}
		self::tell( $state );
	}

	/** The classic form sent what is filled in so far. */
	public static function classic_form( $posted ) {
		parse_str( (string) $posted, $fields );
		self::typed( isset( $fields['billing_email'] ) ? $fields['billing_email'] : '' );
	}

	/** The block form sent what is filled in so far. */
	public static function block_form( $customer ) {
		self::typed( $customer->get_billing_email() );
	}

	/** Takes in an address that was typed. */
	private static function typed( $email ) {
		$state = Storewire_Companion_Cart::state();
		$email = Storewire_Companion_Visitor::email( $email );
		if ( ! $state || '' === $email ) {
			return;
		}
		if ( $email !== $state['email'] ) {
			$state['email'] = $email;
			Storewire_Companion_Cart::remember( $state );
		}
		self::tell( $state );
	}

	/** Notes the started checkout, once for each address, from when the shopper's consent allows it. */
	private static function tell( array $state ) {
		$email = Storewire_Companion_Cart::email( $state );
		$print = md5( $email );
		$named = Storewire_Companion_Visitor::may_be_told_of( Storewire_Companion_Visitor::consent() );
		if ( '' === $email || ! $named || ! $state['shown'] || $print === $state['told'] ) {
			return;
		}
		$state['told'] = $print;
		Storewire_Companion_Cart::remember( $state );
		$facts = Storewire_Companion_Cart::later( $state['id'], array( 'shown' => $state['shown'] ) );
		Storewire_Companion_Feed::note(
			'checkout.started',
			0,
			function () use ( $facts ) {
				// A block checkout makes its draft order while the page is drawn.
				$draft = WC()->session ? (int) WC()->session->get( 'store_api_draft_order' ) : 0;
				return array_merge( $facts(), array( 'draft' => $draft ) );
			},
			$email
		);
	}
}
