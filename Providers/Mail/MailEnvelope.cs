using System.Diagnostics.CodeAnalysis;
using MimeKit;

namespace OrleansNotify.Channels;

/// <summary>Whom a mail is from and to.</summary>
internal sealed record MailEnvelope(MailboxAddress From, MailboxAddress To)
{
    /// <summary>RFC 5321 §4.5.3.1.3, without the angle brackets.</summary>
    private const int LongestAddress = 254;

    /// <summary>
    /// False for a mail that must not leave: a line break in what becomes a header would begin headers, or commands, of another's choice.
    /// </summary>
    public static bool TryCreate(
        OutgoingMessage message, ProviderSettings settings,
        [NotNullWhen(true)] out MailEnvelope? envelope, [NotNullWhen(false)] out ProviderOutcome? refusal)
    {
        envelope = null;
        refusal = null;
        if (!TryAddress(settings["from"], out var from))
        {
            refusal = Refusal(OutcomeKind.RefusedAccount, OutcomeScope.Account, "invalid_sender", "The account's sender is not an e-mail address.");
        }
        else if (!TryAddress(message.To, out var to))
        {
            refusal = Refusal(OutcomeKind.RefusedRecipient, OutcomeScope.Address, "invalid_address", "This is not an e-mail address.");
        }
        else if (MailHeaders.Validate(message) is { } problem)
        {
            refusal = Refusal(OutcomeKind.RefusedMessage, OutcomeScope.Message, "invalid_header", problem);
        }
        else
        {
            envelope = new MailEnvelope(from, to);
        }

        return envelope is not null;
    }

    private static bool TryAddress(string text, [NotNullWhen(true)] out MailboxAddress? address)
        => MailboxAddress.TryParse(text, out address)
            && !text.Any(char.IsControl)
            && address.Address.Length <= LongestAddress
            && address.Address.LastIndexOf('@') > 0;

    private static ProviderOutcome Refusal(OutcomeKind kind, OutcomeScope scope, string code, string detail)
        => new() { Kind = kind, Scope = scope, Code = code, Detail = detail };
}
