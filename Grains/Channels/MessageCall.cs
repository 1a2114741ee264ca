using System.Threading.Channels;

namespace OrleansNotify.Channels;

/// <summary>One call of a provider, outside the sender's turns.</summary>
internal sealed class MessageCall(MessageServices services, MessageWork work, ChannelWriter<MessageEnded?> ended) : IThreadPoolWorkItem
{
    public void Execute() => Run().Ignore();

    private async Task Run()
    {
        using var deadline = new CancellationTokenSource(services.Options.Timeout, services.Time);
        var begun = services.Time.GetTimestamp();
        ProviderOutcome outcome;
        try
        {
            var message = work.Prepared.Outgoing! with { AttemptId = work.AttemptId, CallbackUrl = services.Composer.CallbackUrl(work) };
            outcome = await work.Account.Provider.Send(message, work.Account.Settings, deadline.Token);
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
