using OrleansNotify.Deliveries;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>What its owner asks for.</summary>
internal sealed partial class EndpointGrain
{
    public async Task<EndpointView?> Get()
    {
        var head = _row is null ? null : await services.Log.Head(Key.Tenant, CancellationToken.None);
        // A command may have deleted it meanwhile; between here and the answer nothing else runs.
        return _row is null || head is null ? Gone<EndpointView>() : View(head.Seq);
    }

    public async Task<EndpointResult> Change(EndpointSettings settings, long? version)
    {
        if (_row is null)
        {
            return Gone();
        }

        if (version is not null && version != _row.Version)
        {
            return new EndpointResult(EndpointStatus.VersionConflict, null, null);
        }

        if (!SigningSecrets.IsSupported(settings.Signature))
        {
            return new EndpointResult(EndpointStatus.SchemeUnsupported, null, null);
        }

        if (_loaded.Merge(settings) is not { } merged)
        {
            return new EndpointResult(EndpointStatus.HeadersInvalid, null, null);
        }

        // Another scheme needs a key of its own.
        var secret = settings.Signature == _loaded.Settings.Signature ? null : SigningSecrets.Create(settings.Signature);
        await Write(row => row with
        {
            Settings = merged,
            Secrets = secret is null ? row.Secrets : _loaded.Rotate(secret, SecretRules.DefaultOverlap),
        });
        return await Done(secret);
    }

    public async Task<EndpointStatus> Delete()
    {
        if (_row is null || _pump is null)
        {
            return Gone().Status;
        }

        await Quiet(_pump);
        var now = services.Now;
        await OrBeginAgain(() => services.Endpoints.Delete(Key.Tenant, Key.Id, now, CancellationToken.None));
        _row = null;
        _pump.Dispose();
        _cancels.Start(now);
        KeepAwake();
        await TellDispatcher();
        await _reminder.Unregister();
        await _cancels.IsOverSoon();
        return EndpointStatus.Done;
    }

    public Task<EndpointResult> Pause() => Stop(EndpointState.Paused, null);

    public Task<EndpointResult> Disable() => Stop(EndpointState.Disabled, "owner");

    public async Task<EndpointResult> Resume(ResumeEndpoint command)
    {
        if (_row is null || _pump is null)
        {
            return Gone();
        }

        if (_row.State == EndpointState.Enabled)
        {
            return await Done(null);
        }

        var head = await services.Log.Head(Key.Tenant, CancellationToken.None);
        if (command.IsSkipping)
        {
            await Cancel(_pump);
            _pump.SkipTo(head.Seq);
        }

        await Write(row => row with
        {
            State = EndpointState.Enabled,
            StateReason = null,
            Cursor = _pump.Cursor,
            DrainUpTo = head.Seq,
            DrainRate = command.Rate,
            FailingSince = null,
        });
        _pump.Forgive();
        await TenantChanged();
        return await Done(null);
    }

    public async Task<EndpointResult> RotateSecret(TimeSpan overlap)
    {
        if (_row is null)
        {
            return Gone();
        }

        var secret = SigningSecrets.Create(_loaded.Settings.Signature);
        await Write(row => row with { Secrets = _loaded.Rotate(secret, overlap) });
        return await Done(secret);
    }

    public async Task<TestResult?> Test(string eventType, byte[] payload)
        => _row is null ? Gone<TestResult>() : await TestAttempt.Make(services, _loaded, eventType, payload);

    public async Task<long> CancelPending(bool parked)
    {
        if (_row is null || _pump is null)
        {
            return 0;
        }

        if (parked)
        {
            _pump.SkipTo((await services.Log.Head(Key.Tenant, CancellationToken.None)).Seq);
            await Write(row => row with { Cursor = _pump.Cursor });
        }

        return await Cancel(_pump);
    }

    public async Task<int> CancelDeliveries(long[] seqs)
    {
        if (_row is null || _pump is null)
        {
            // What waited is cancelled with the endpoint.
            return 0;
        }

        var waiting = seqs.Where(seq => !_pump.IsInHand(seq)).ToHashSet();
        _pump.HoldWaiting(waiting);
        int? cancelled = null;
        await OrBeginAgain(async () =>
        {
            cancelled = await services.Cancellations.Cancel(Key.Tenant, Key.Id, _row.Lease, [.. waiting], services.Now, CancellationToken.None);
            return true;
        });
        if (_cancels.IsIdle)
        {
            _pump.LetWaiting();
        }

        KeepAwake();
        return cancelled ?? throw Moved();
    }

    private async Task<EndpointResult> Stop(string state, string? reason)
    {
        if (_row is null || _pump is null)
        {
            return Gone();
        }

        await Quiet(_pump);
        if (_row.State != state)
        {
            await Write(row => row with { State = state, StateReason = reason });
        }

        return await Done(null);
    }

    private static async Task Quiet(DeliveryPump pump)
    {
        pump.Close();
        await pump.Settle(SettleTime.Usual);
    }

    private async Task<long> Cancel(DeliveryPump pump)
    {
        var now = services.Now;
        if (!await OrBeginAgain(() => services.Cancellations.Begin(Key.Tenant, Key.Id, _row!.Lease, now, CancellationToken.None)))
        {
            throw Moved();
        }

        pump.HoldWaiting();
        var cancelling = _cancels.Cancel(now);
        KeepAwake();
        return await cancelling;
    }

    /// <summary>A write that failed may have taken effect: the next activation reads what is stored.</summary>
    private async Task<bool> OrBeginAgain(Func<Task<bool>> write)
    {
        try
        {
            return await write();
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }

    /// <summary>The store first, then memory, then the dispatcher that routes events here.</summary>
    private async Task Write(Func<EndpointRow, EndpointRow> change)
    {
        await _writing.WaitAsync();
        try
        {
            var row = _row ?? throw Moved();
            var next = change(row) with { Version = row.Version + 1, UpdatedAt = services.Now };
            next = next with { Settings = secretBox.SealStored(Key, next.Settings) };
            if (!await services.Endpoints.Change(next, CancellationToken.None))
            {
                throw Moved();
            }

            Adopt(next);
            // Under the same lock: told out of turn, the dispatcher could take an endpoint that is enabled for one that is not.
            await TellDispatcher();
        }
        finally
        {
            _writing.Release();
        }
    }

    private Task TellDispatcher() => GrainFactory.GetGrain<ITenantDispatcherGrain>(Key.Tenant).Changed(Key.Id);

    private StoreUnavailableException Moved()
    {
        Replaced();
        return new StoreUnavailableException($"Endpoint {Key.Id} has moved to another activation.");
    }

    private async Task<EndpointResult> Done(string? secret)
    {
        var head = await services.Log.Head(Key.Tenant, CancellationToken.None);
        return new EndpointResult(EndpointStatus.Done, View(head.Seq), SigningSecrets.Shown(secret));
    }

    private EndpointView View(long headSeq) => _loaded.View(_row!, _pump!, headSeq);

    private T? Gone<T>() where T : class
    {
        Leave();
        return null;
    }

    private EndpointResult Gone()
    {
        Leave();
        return new EndpointResult(EndpointStatus.NotFound, null, null);
    }

    /// <summary>It is of no more use, unless it still cancels what waited.</summary>
    private void Leave()
    {
        if (_cancels.IsIdle)
        {
            DeactivateOnIdle();
        }
    }
}
