using System.Threading.Channels;

namespace OrleansNotify.Channels;

/// <summary>One call of a provider, outside the sender's turns.</summary>
/// <param name="hasOther">Another account takes it when this one is not reached.</param>
internal sealed class MessageCall(MessageServices services, MessageWork work, bool hasOther, ChannelWriter<MessageEnded?> ended) : IThreadPoolWorkItem
{
    // The next account then has the message within a second. A connection that is made later serves the call after it.
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromMilliseconds(600);

    public void Execute() => Run().Ignore();

    private async Task Run()
    {
        using var deadline = new CancellationTokenSource(services.Options.Timeout, services.Time);
        var begun = services.Time.GetTimestamp();
        ProviderOutcome outcome;
        try
        {
            var message = work.Prepared.Outgoing! with { AttemptId = work.AttemptId, CallbackUrl = services.Composer.CallbackUrl(work) };
            var settings = hasOther ? work.Account.Settings.Connecting(ConnectWithin) : work.Account.Settings;
            outcome = await work.Account.Provider.Send(message, settings, deadline.Token);
        }
        catch (Exception e)
        {
            services.Logger.ProviderThrew(e, work.Row.Id, work.Account.Manifest.Id);
            outcome = new ProviderOutcome { Kind = OutcomeKind.Unknown, Code = "provider_threw", Detail = e.GetType().Name };
        }

        MessageMetrics.Count(work, outcome);
        ended.TryWrite(new MessageEnded(work, outcome, services.Time.GetElapsedTime(begun)));
    }
}
