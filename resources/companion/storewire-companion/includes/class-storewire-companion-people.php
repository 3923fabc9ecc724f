<?php
/**
 * People: accounts, sign-ins, approved comments and submitted forms.
 *
 * @package Storewire_Companion
 */

defined( 'ABSPATH' ) || exit;

/** What WordPress, Contact Form 7 and Elementor say. */
final class Storewire_Companion_People {

	const REFUSED = '_storewire_refused';

	/** An account is new. Made by somebody else (a manager, an import), it says nothing about the visitor of this request. */
	public static function registered( $id ) {
		$by_themselves = Storewire_Companion_Visitor::is_by( $id );
		Storewire_Companion_Feed::note(
			'customer.created',
			$id,
			array(
				'by'      => $by_themselves ? 'customer' : 'staff',
				'consent' => $by_themselves ? Storewire_Companion_Visitor::consent() : null,
			)
		);
	}

	/** An account changed. WordPress says so several times in a request, and once more after a registration. */
	public static function updated( $id ) {
		if ( $id ) {
			Storewire_Companion_Feed::note( 'customer.updated', $id );
		}
	}

	/** An account is gone. */
	public static function deleted( $id ) {
		Storewire_Companion_Feed::note( 'customer.deleted', $id );
	}

	/** Somebody signed in. The cart that they filled before has a name now. */
	public static function signed_in( $login, $user ) {
		if ( Storewire_Companion_Visitor::runs_the_site( $user ) ) {
			return;
		}
		Storewire_Companion_Feed::note( 'customer.signed_in', $user->ID, array( 'consent' => Storewire_Companion_Visitor::consent() ) );
		if ( class_exists( 'WooCommerce', false ) ) {
			Storewire_Companion_Cart::identified( $user->user_email, $user->ID );
		}
	}

	// -- comments --------------------------------------------------------------------------------------

	/** A comment was written. What waits for approval is told of then; a refusal of its author is kept until then. */
	public static function comment_posted( $id, $approved ) {
		$consent = Storewire_Companion_Visitor::consent();
		if ( 1 === (int) $approved && 'spam' !== $approved ) {
			self::comment( get_comment( $id ), $consent );
		} elseif ( $consent && ! ( $consent['analytics'] && $consent['marketing'] ) ) {
			add_comment_meta( $id, self::REFUSED, '1', true );
		}
	}

	/** A comment was approved later, by somebody else than its author. */
	public static function comment_moderated( $to, $from, $comment ) {
		if ( 'approved' === $to && 'approved' !== $from ) {
			$refused = get_comment_meta( $comment->comment_ID, self::REFUSED, true );
			self::comment( $comment, $refused ? array_fill_keys( array( 'analytics', 'marketing' ), false ) : null );
		}
	}

	/** Notes an approved comment, without its text; none of those who run the site. */
	private static function comment( $comment, $consent ) {
		if ( ! $comment || ! in_array( $comment->comment_type, array( '', 'comment', 'review' ), true ) ) {
			return;
		}
		if ( $comment->user_id && Storewire_Companion_Visitor::runs_the_site( (int) $comment->user_id ) ) {
			return;
		}
		$email = Storewire_Companion_Visitor::email( $comment->comment_author_email );
		if ( '' === $email ) {
			return;
		}
		Storewire_Companion_Feed::note(
			'comment.approved',
			(int) $comment->comment_ID,
			array(
				'email'      => $email,
				'user'       => (int) $comment->user_id,
				'name'       => $comment->comment_author,
				'written'    => mysql2date( 'U', $comment->comment_date_gmt . ' +0000', false ),
				'post'       => (int) $comment->comment_post_ID,
				'post_title' => wp_strip_all_tags( get_the_title( $comment->comment_post_ID ) ),
				'post_type'  => get_post_type( $comment->comment_post_ID ),
				'consent'    => $consent,
			)
		);
	}

	// -- forms -----------------------------------------------------------------------------------------

	/** A form of Contact Form 7 was submitted and accepted. */
	public static function contact_form_7( $form, $result ) {
		$status     = isset( $result['status'] ) ? $result['status'] : '';
		$submission = class_exists( 'WPCF7_Submission' ) ? WPCF7_Submission::get_instance() : null;
		if ( ! $submission || ! in_array( $status, array( 'mail_sent', 'mail_failed' ), true ) ) {
			return;
		}
		$posted = $submission->get_posted_data();
		foreach ( $form->scan_form_tags( array( 'basetype' => 'email' ) ) as $tag ) {
			$email = Storewire_Companion_Visitor::email( isset( $posted[ $tag->name ] ) ? $posted[ $tag->name ] : '' );
			if ( '' !== $email ) {
				self::form( 'contact-form-7', $form->id(), $form->title(), $email );
				return;
			}
		}
	}

	/** A form of Elementor was submitted. */
	public static function elementor_form( $record ) {
		foreach ( (array) $record->get( 'fields' ) as $field ) {
			$email = isset( $field['type'], $field['value'] ) && 'email' === $field['type'] ? Storewire_Companion_Visitor::email( $field['value'] ) : '';
			if ( '' !== $email ) {
				self::form( 'elementor', $record->get_form_settings( 'id' ), $record->get_form_settings( 'form_name' ), $email );
				return;
			}
		}
	}

	/** Notes a submitted form: who and which, nothing of what else was written. */
	private static function form( $plugin, $id, $title, $email ) {
		Storewire_Companion_Feed::note(
			'form.submitted',
			0,
			array(
				'submission' => wp_generate_uuid4(),
				'plugin'     => $plugin,
				'form'       => (string) $id,
				'title'      => wp_strip_all_tags( (string) $title ),
				'email'      => $email,
				'user'       => Storewire_Companion_Visitor::is_staff() ? 0 : get_current_user_id(),
				'consent'    => Storewire_Companion_Visitor::consent(),
			),
			uniqid( '', true )
		);
	}
}
