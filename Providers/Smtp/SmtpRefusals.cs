using MailKit.Net.Smtp;

namespace OrleansNotify.Channels;

/// <summary>What a server's refusal means: by its enhanced code, else by what it refused.</summary>
internal static class SmtpRefusals
{
    private static readonly CodeTable Codes = CodeTable.Read("Smtp/codes.json");

    public static ProviderOutcome OutcomeOf(SmtpReply reply, SmtpStage stage)
    {
        var outcome = new ProviderOutcome { Kind = OutcomeKind.Later, Code = reply.Code, Detail = reply.Text };
        return reply switch
        {
            // Of the greeting, or RFC 4954 §6: about us, not about the mail.
            { IsTransient: true } when stage == SmtpStage.Connecting => outcome with { Scope = OutcomeScope.Account },
            _ when stage == SmtpStage.Connecting || reply.Status is >= 530 and <= 538
                => outcome with { Kind = OutcomeKind.RefusedAccount, Scope = OutcomeScope.Account },
            { Status: 421 or 454 } => outcome with { Scope = OutcomeScope.Account },
            _ when Codes.Find(reply.EnhancedCode) is { } row => outcome with { Kind = row.Outcome, Scope = row.Scope, Suppression = row.Suppress },
            { IsTransient: true, Part: SmtpErrorCode.RecipientNotAccepted } => outcome with { Scope = OutcomeScope.Address },
            { IsTransient: true } => outcome,
            _ => outcome with { Kind = KindOf(reply) },
        };
    }

    /// <summary>Without a code that says more nobody is suppressed: 550 is also said of senders.</summary>
    private static OutcomeKind KindOf(SmtpReply reply) => (reply.Part, ClassOf(reply)) switch
    {
        (_, "5.7") or (SmtpErrorCode.SenderNotAccepted, _) => OutcomeKind.RefusedAccount,
        (_, "5.1" or "5.2" or "5.4") or (SmtpErrorCode.RecipientNotAccepted, _) => OutcomeKind.RefusedRecipient,
        _ => OutcomeKind.RefusedMessage,
    };

    private static string? ClassOf(SmtpReply reply) => reply.EnhancedCode is { } code ? code[..code.LastIndexOf('.')] : null;
}
