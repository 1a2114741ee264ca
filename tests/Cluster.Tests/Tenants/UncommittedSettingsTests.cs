using Orleans.Storage;
using OrleansNotify.Storage;

namespace OrleansNotify.Tenants;

public sealed class UncommittedSettingsTests
{
    private readonly TaskCompletionSource _isWriting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isBroken;

    [Fact]
    public async Task AKeyWhoseWriteFailsIsNeverAccepted()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan { Replace = services => services.Intercept<IGrainStorage>(Break) });
        var tenant = await cluster.Tenant();

        _isBroken = true;
        var adding = tenant.Grain.AddApiKey(new AddApiKey("key_1", "lost", ApiKey.Hash("lost"), null));
        await _isWriting.Task;
        var during = await tenant.Grain.Settings();
        _isBroken = false;
        _failure.SetException(new StoreUnavailableException("The test has taken it away."));
        await Assert.ThrowsAnyAsync<Exception>(() => adding);
        var after = await tenant.Grain.Settings();

        Assert.Empty(during!.ApiKeys);
        Assert.Empty(after!.ApiKeys);
    }

    [Fact]
    public async Task ANameThatNobodyHasLeavesMemoryAtOnce()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan());

        for (var i = 0; i < 200; i++)
        {
            Assert.Null(await cluster.Grains.GetGrain<ITenantGrain>($"nobody-{i}").Settings());
        }

        await Eventually.Holds(async () => await cluster.Active("TenantGrain") == 0, "no tenant's grain is active");
    }

    private Task Break(string method, object?[] arguments)
    {
        if (!_isBroken || method != nameof(IGrainStorage.WriteStateAsync))
        {
            return Task.CompletedTask;
        }

        _isWriting.TrySetResult();
        return _failure.Task;
    }
}
