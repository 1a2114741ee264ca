using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansNotify.Secrets;

namespace OrleansNotify.Channels;

/// <summary>
/// A durable queue in front of a provider. Sends run outside the grain's turn and come back through <see cref="Report"/>,
/// so a provider that hangs holds nothing but its own mail.
/// </summary>
[GrainType("channel")]
internal sealed class ChannelGrain(
    [PersistentState("channel")] IPersistentState<ChannelState> state,
    IMailProvider provider,
    SecretBox secrets,
    Random random,
    TimeProvider time,
    ILogger<ChannelGrain> logger) : Grain, IChannelGrain, IRemindable
{
    private const string WakeUp = "wake-up";
    private static readonly TimeSpan SendTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _sending = [];
    private IGrainTimer? _timer;
    private bool _isReminded;

    private List<QueuedMail> Queue => state.State.Queue;

    private string Context => $"channel/{this.GetPrimaryKeyString()}";

    public override async Task OnActivateAsync(CancellationToken cancellationToken) => await StartDue();

    public async Task<bool> Send(OutgoingMail mail)
    {
        if (Queue.Any(queued => queued.Id == mail.Id))
        {
            return true;
        }

        if (Queue.Count >= ChannelRules.MaxWaiting)
        {
            return false;
        }

        var queued = new QueuedMail
        {
            Id = mail.Id,
            Sealed = secrets.Seal(JsonSerializer.SerializeToUtf8Bytes(mail), Context),
            NextAttemptAt = time.GetUtcNow(),
            ExpiresAt = mail.ExpiresAt,
        };
        await Write([.. Queue, queued]);
        await StartDue();
        return true;
    }

    public async Task Report(string mailId, SendOutcome outcome)
    {
        _sending.Remove(mailId);
        ChannelMetrics.Sent.Add(1, new("channel", "email"), new("outcome", outcome.ToString().ToLowerInvariant()));
        if (Queue.Find(queued => queued.Id == mailId) is not { } mail)
        {
            return;
        }

        var retry = outcome == SendOutcome.Retry ? ChannelRules.AfterFailure(mail, time.GetUtcNow(), random.NextDouble()) : null;
        if (retry is null && outcome != SendOutcome.Sent)
        {
            logger.MailGivenUp(mail.Id, mail.Attempts + 1, outcome == SendOutcome.Retry ? "expired" : "rejected");
        }

        await Write(retry is null ? ChannelRules.Without(Queue, mailId) : ChannelRules.With(Queue, retry));
        await StartDue();
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (Queue.Count == 0 && await this.GetReminder(WakeUp) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
            _isReminded = false;
        }

        await StartDue();
    }

    private async Task StartDue()
    {
        await KeepAwake();
        var now = time.GetUtcNow();
        foreach (var mail in Queue.Where(mail => mail.NextAttemptAt <= now && _sending.Add(mail.Id)).ToList())
        {
            SendOutsideTurn(mail, this.AsReference<IChannelGrain>()).Ignore();
        }
    }

    /// <summary>The timer drives retries while the grain is active; the reminder brings it back after a crash.</summary>
    private async Task KeepAwake()
    {
        if (Queue.Count > 0 && !_isReminded)
        {
            await this.RegisterOrUpdateReminder(WakeUp, ReminderPeriod, ReminderPeriod);
            _isReminded = true;
        }

        if (Queue.Count > 0)
        {
            _timer ??= this.RegisterGrainTimer(_ => StartDue(), new GrainTimerCreationOptions(Tick, Tick) { KeepAlive = true });
        }
        else
        {
            _timer?.Dispose();
            _timer = null;
        }
    }

    private async Task SendOutsideTurn(QueuedMail queued, IChannelGrain self)
    {
        var outcome = await Task.Run(() => SendOnce(queued));
        try
        {
            await self.Report(queued.Id, outcome);
        }
        catch (Exception e)
        {
            // The stored queue still has it: the reminder brings the grain back and it is sent again.
            logger.ReportFailed(e, this.GetPrimaryKeyString(), queued.Id);
            DeactivateOnIdle();
        }
    }

    private async Task<SendOutcome> SendOnce(QueuedMail queued)
    {
        if (queued.ExpiresAt <= time.GetUtcNow() || secrets.Open(queued.Sealed, Context) is not { } json)
        {
            return SendOutcome.Rejected;
        }

        using var deadline = new CancellationTokenSource(SendTimeout, time);
        try
        {
            return await provider.Send(JsonSerializer.Deserialize<OutgoingMail>(json)!, deadline.Token);
        }
        catch (Exception e)
        {
            // A provider must not throw; if one does, the mail is still owed.
            logger.ProviderFailed(e, queued.Id, provider.GetType().Name);
            return SendOutcome.Retry;
        }
    }

    private async Task Write(List<QueuedMail> next)
    {
        try
        {
            state.State = new ChannelState { Queue = next };
            await state.WriteStateAsync();
        }
        catch
        {
            // Memory must not disagree with the disk: the next call reads the state anew.
            DeactivateOnIdle();
            throw;
        }
    }
}
