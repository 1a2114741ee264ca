using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansNotify.Secrets;

namespace OrleansNotify.Channels;

/// <summary>One attempt: opens a mail and hands it to the provider.</summary>
internal sealed class MailSender(IMailProvider provider, SecretBox secrets, TimeProvider time, ILogger<MailSender> logger)
{
    public async Task<SendOutcome> Send(WaitingMail waiting, byte[] content, string context)
    {
        if (waiting.ExpiresAt <= time.GetUtcNow() || secrets.Open(content, context) is not { } json)
        {
            return SendOutcome.Rejected;
        }

        using var deadline = new CancellationTokenSource(ChannelRules.AttemptTimeout, time);
        try
        {
            return await provider.Send(JsonSerializer.Deserialize<OutgoingMail>(json)!, deadline.Token);
        }
        catch (Exception e)
        {
            // A provider must not throw; if one does, the mail is still owed.
            logger.ProviderFailed(e, waiting.Id, provider.GetType().Name);
            return SendOutcome.Retry;
        }
    }
}
