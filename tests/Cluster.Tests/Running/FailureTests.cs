using Npgsql;
using OrleansNotify.Endpoints;
using OrleansNotify.Storage;

namespace OrleansNotify.Running;

/// <summary>What a grain throws comes to a caller in another process as what it is, so that a store that is away is no mistake of ours to it.</summary>
[Collection(ManyOnPostgresCollection.Name)]
public sealed class FailureTests(ManyOnPostgres many)
{
    [SkippableTheory]
    [InlineData(typeof(StoreUnavailableException))]
    [InlineData(typeof(NpgsqlException))]
    [InlineData(typeof(OtherException))]
    public async Task AnExceptionOfAnyLibraryReachesTheCallerWithItsCause(Type kind)
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            Database = await many.NewDatabase(),
            Replace = services => services.Intercept<IEndpointStore>((method, _) => method == nameof(IEndpointStore.Create)
                ? throw (Exception)Activator.CreateInstance(kind, "It is away.", new OtherException("The cause.", new NpgsqlException("the socket")))!
                : Task.CompletedTask),
        });
        var tenant = await cluster.Tenant();

        var thrown = await Assert.ThrowsAsync(kind, () => tenant.Endpoint());

        Assert.Equal("It is away.", thrown.Message);
        Assert.IsType<OtherException>(thrown.InnerException);
        Assert.IsType<NpgsqlException>(thrown.InnerException.InnerException);
    }

    /// <summary>In the place of one of a library that nobody has thought of.</summary>
    private sealed class OtherException(string message, Exception inner) : Exception(message, inner);
}
