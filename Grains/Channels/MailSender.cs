using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansNotify.Secrets;

namespace OrleansNotify.Channels;

/// <summary>One attempt: opens a mail with a sign-in code and hands it to the operator's provider.</summary>
internal sealed class MailSender(OperatorAccounts accounts, SecretBox secrets, TimeProvider time, ILogger<MailSender> logger)
{
    public async Task<SendOutcome> Send(WaitingMail waiting, byte[] content, string context)
    {
        if (waiting.ExpiresAt <= time.GetUtcNow() || secrets.Open(content, context) is not { } json)
        {
            return SendOutcome.Rejected;
        }

        if (accounts.Find(Channel.Email) is not { } account)
        {
            return SendOutcome.Retry;
        }

        using var deadline = new CancellationTokenSource(ChannelRules.AttemptTimeout, time);
        var message = MessageOf(JsonSerializer.Deserialize<OutgoingMail>(json)!, waiting.Attempts + 1);
        try
        {
            return OutcomeOf(waiting.Id, account.Manifest.Id, await account.Provider.Send(message, account.Settings, deadline.Token));
        }
        catch (Exception e)
        {
            // A provider must not throw; if one does, the mail is still owed.
            logger.ProviderFailed(e, waiting.Id, account.Manifest.Id);
            return SendOutcome.Retry;
        }
    }

    internal static OutgoingMessage MessageOf(OutgoingMail mail, long attempt) => new()
    {
        AttemptId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id}-{attempt}"),
        Channel = Channel.Email,
        To = mail.To,
        Subject = mail.Subject,
        Text = mail.Text,
        Html = mail.Html,
        IsUrgent = true,
        ExpiresAt = mail.ExpiresAt,
    };

    private SendOutcome OutcomeOf(string mailId, string provider, ProviderOutcome outcome)
    {
        if (outcome.Kind != OutcomeKind.Accepted)
        {
            logger.ProviderRefused(mailId, provider, outcome.Kind, outcome.Code, outcome.Detail);
        }

        return OutcomeOf(outcome.Kind);
    }

    /// <summary>A code is worth sending twice: only the newest counts, and the person waits for it.</summary>
    internal static SendOutcome OutcomeOf(OutcomeKind kind) => kind switch
    {
        OutcomeKind.Accepted => SendOutcome.Sent,
        OutcomeKind.RefusedRecipient or OutcomeKind.RefusedMessage => SendOutcome.Rejected,
        _ => SendOutcome.Retry,
    };
}
