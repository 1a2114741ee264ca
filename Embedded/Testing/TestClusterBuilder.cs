using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;

namespace Orleans.TestingHost;

public interface ISiloConfigurator
{
    void Configure(ISiloBuilder siloBuilder);
}

public interface IClientBuilderConfigurator
{
    void Configure(IConfiguration configuration, IClientBuilder clientBuilder);
}

public interface IHostConfigurator
{
    void Configure(IHostBuilder hostBuilder);
}

public class TestClusterBuilder
{
    readonly List<object> _configurators = [];

    public TestClusterBuilder() : this(1)
    {
    }

    public TestClusterBuilder(short initialSilosCount) => ArgumentOutOfRangeException.ThrowIfNotEqual(initialSilosCount, 1);

    public TestClusterBuilder AddSiloBuilderConfigurator<T>() where T : new() => Add<T>();

    public TestClusterBuilder AddClientBuilderConfigurator<T>() where T : new() => Add<T>();

    public TestCluster Build() => new(_configurators);

    TestClusterBuilder Add<T>() where T : new()
    {
        _configurators.Add(new T());
        return this;
    }
}
