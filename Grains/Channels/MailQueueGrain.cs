using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansNotify.Secrets;

namespace OrleansNotify.Channels;

/// <summary>
/// A durable queue in front of a provider, a row a mail. Attempts run outside the grain's turn, at most eight at once, so a provider
/// that hangs holds nothing but its own mail. A mail under attempt is claimed in the store: an activation that begins meanwhile leaves it alone.
/// </summary>
[GrainType("mail-queue")]
internal sealed class MailQueueGrain(
    IWaitingMailStore store, MailSender sender, SecretBox secrets, Random random, TimeProvider time, ILogger<MailQueueGrain> logger)
    : Grain, IMailQueueGrain, IRemindable
{
    private const string WakeUp = "wake-up";
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, WaitingMail> _waiting = [];
    private readonly Dictionary<string, Task> _attempts = [];
    private IGrainTimer? _timer;
    private bool _isReminded;
    private bool _isLeaving;

    private MailQueueKey Key => MailQueueKey.Parse(this.GetPrimaryKeyString());

    public override Task OnActivateAsync(CancellationToken cancellationToken) => Refresh();

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _isLeaving = true;
        await Task.WhenAny(Task.WhenAll(_attempts.Values), Task.Delay(DrainTime, time, cancellationToken));
    }

    public async Task<bool> Send(OutgoingMail mail)
    {
        if (_waiting.ContainsKey(mail.Id))
        {
            return true;
        }

        if (_waiting.Count >= ChannelRules.MaxWaiting)
        {
            return false;
        }

        await KeepAwake();
        var json = JsonSerializer.SerializeToUtf8Bytes(mail);
        var waiting = new WaitingMail(mail.Id, 0, time.GetUtcNow(), mail.ExpiresAt);
        await store.Add(Key.Tenant, Key.Channel, [(waiting, secrets.Seal(json, Key.Context))], CancellationToken.None);
        _waiting[mail.Id] = waiting;
        StartDue();
        return true;
    }

    public async Task Refresh()
    {
        await Load();
        if (_waiting.Count > 0)
        {
            await KeepAwake();
        }

        StartDue();
    }

    public Task Report(string mailId, SendOutcome outcome)
        => _waiting.TryGetValue(mailId, out var mail) && !_attempts.ContainsKey(mailId) ? Record(mail, outcome) : Task.CompletedTask;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_waiting.Count == 0 && await this.GetReminder(WakeUp) is { } reminder)
        {
            _isReminded = false;
            await this.UnregisterReminder(reminder);
        }
    }

    /// <summary>What this activation knows stays: attempts go on meanwhile, and what has changed in the store its claim finds out.</summary>
    private async Task Load()
    {
        foreach (var mail in await store.List(Key.Tenant, Key.Channel, CancellationToken.None))
        {
            _waiting.TryAdd(mail.Id, mail);
        }
    }

    private void StartDue()
    {
        if (_isLeaving)
        {
            return;
        }

        foreach (var mail in ChannelRules.Next(_waiting.Values, _attempts.Keys, time.GetUtcNow()))
        {
            _attempts[mail.Id] = Attempt(mail);
        }
    }

    /// <summary>The timer drives retries while the grain is active; the reminder brings it back after a crash.</summary>
    private async Task KeepAwake()
    {
        if (!_isReminded)
        {
            await this.RegisterOrUpdateReminder(WakeUp, ReminderPeriod, ReminderPeriod);
            _isReminded = true;
        }

        _timer ??= this.RegisterGrainTimer(OnTick, new GrainTimerCreationOptions(Tick, Tick) { KeepAlive = true });
    }

    private Task OnTick(CancellationToken cancellation)
    {
        StartDue();
        if (_waiting.Count == 0)
        {
            _timer?.Dispose();
            _timer = null;
        }

        return Task.CompletedTask;
    }

    private async Task Attempt(WaitingMail mail)
    {
        // Lets StartDue keep this task first: what follows may end at once.
        await Task.Yield();
        var isDone = false;
        try
        {
            isDone = await ClaimAndSend(mail);
        }
        catch (Exception e)
        {
            // The store has the mail, and the next tick comes to it.
            logger.MailAttemptFailed(e, mail.Id, this.GetPrimaryKeyString());
        }

        _attempts.Remove(mail.Id);
        if (isDone)
        {
            StartDue();
        }
    }

    private async Task<bool> ClaimAndSend(WaitingMail mail)
    {
        var claimed = mail with { NextAttemptAt = time.GetUtcNow() + ChannelRules.ClaimLength };
        if (await store.Claim(Key.Tenant, Key.Channel, mail, claimed.NextAttemptAt, CancellationToken.None) is not { } content)
        {
            logger.MailTaken(mail.Id, this.GetPrimaryKeyString());
            _waiting.Remove(mail.Id);
            await Load();
            return false;
        }

        _waiting[mail.Id] = claimed;
        var context = Key.Context;
        await RecordPatiently(claimed, await Task.Run(() => sender.Send(claimed, content, context)));
        return true;
    }

    /// <summary>Until the store has it: the mail must not go again meanwhile because the database was away.</summary>
    private async Task RecordPatiently(WaitingMail mail, SendOutcome outcome)
    {
        while (true)
        {
            try
            {
                await Record(mail, outcome);
                return;
            }
            catch (Exception e) when (!_isLeaving)
            {
                logger.ReportFailed(e, this.GetPrimaryKeyString(), mail.Id);
                await Task.Delay(Tick, time, CancellationToken.None);
            }
        }
    }

    private async Task Record(WaitingMail mail, SendOutcome outcome)
    {
        var retry = outcome == SendOutcome.Retry ? ChannelRules.AfterFailure(mail, time.GetUtcNow(), random.NextDouble()) : null;
        if (retry is not null)
        {
            await store.Retry(Key.Tenant, Key.Channel, retry, CancellationToken.None);
            _waiting[mail.Id] = retry;
        }
        else
        {
            await store.Remove(Key.Tenant, Key.Channel, mail.Id, CancellationToken.None);
            _waiting.Remove(mail.Id);
        }

        ChannelMetrics.Sent.Add(1, new("channel", Key.Channel), new("outcome", outcome.ToString().ToLowerInvariant()));
        if (retry is null && outcome != SendOutcome.Sent)
        {
            logger.MailGivenUp(mail.Id, mail.Attempts + 1, outcome == SendOutcome.Retry ? "expired" : "rejected");
        }
    }
}
