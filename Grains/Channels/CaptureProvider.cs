using Microsoft.Extensions.Logging;
using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>Keeps mail where <c>/dev/mail</c> shows it.</summary>
internal sealed class CaptureProvider(ICapturedMailStore store, TimeProvider time, ILogger<CaptureProvider> logger) : IMailProvider
{
    public async Task<SendOutcome> Send(OutgoingMail mail, CancellationToken cancellation)
    {
        try
        {
            await store.Add(new CapturedMail(mail.To, mail.Subject, mail.Text, mail.Html, time.GetUtcNow()), cancellation);
            return SendOutcome.Sent;
        }
        catch (StoreUnavailableException e)
        {
            logger.ProviderFailed(e, mail.Id, "capture");
            return SendOutcome.Retry;
        }
    }
}
