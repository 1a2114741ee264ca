namespace OrleansNotify.Channels;

/// <summary>
/// The queue of before schema 13, which held all mails in its state: hands them over to <see cref="MailQueueGrain"/>. Silos of that
/// version still call it, and one of them may hold it and its state until it leaves. Needed until no such silo runs.
/// </summary>
[GrainType("channel")]
internal sealed class ChannelGrain(
    [PersistentState("channel")] IPersistentState<ChannelState> state, IWaitingMailStore store) : Grain, IChannelGrain, IRemindable
{
    private IMailQueueGrain Queue => GrainFactory.GetGrain<IMailQueueGrain>(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (state.State.Queue.Count == 0)
        {
            return;
        }

        var (tenant, channel) = MailQueueKey.Parse(this.GetPrimaryKeyString());
        var mails = state.State.Queue.Select(
            mail => (new WaitingMail(mail.Id, mail.Attempts, mail.NextAttemptAt, mail.ExpiresAt), mail.Sealed));
        await store.Add(tenant, channel, [.. mails], cancellationToken);
        await Queue.Refresh();
        await state.ClearStateAsync(cancellationToken);
    }

    public Task<bool> Send(OutgoingMail mail) => Queue.Send(mail);

    public Task Report(string mailId, SendOutcome outcome) => Queue.Report(mailId, outcome);

    /// <summary>It brought the grain here, which is all that it was for.</summary>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (await this.GetReminder(reminderName) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
