using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Storage;
using Orleans.TestingHost;

namespace OrleansNotify.Engine.Tests;

internal sealed class TestSilo : ISiloConfigurator, IClientBuilderConfigurator
{
    public const string Streams = "streams";
    public const string Named = "named";
    public static readonly TimeSpan IdleAge = TimeSpan.FromMilliseconds(1500);

    public void Configure(ISiloBuilder siloBuilder)
    {
        siloBuilder
            .AddMemoryGrainStorageAsDefault()
            .AddMemoryGrainStorage("PubSubStore")
            .AddMemoryStreams(Streams)
            .UseInMemoryReminderService()
            .Configure<GrainCollectionOptions>(options =>
            {
                options.CollectionQuantum = TimeSpan.FromSeconds(1);
                options.ClassSpecificCollectionAge[typeof(IdleGrain).FullName!] = IdleAge;
            });
        siloBuilder.Services.AddKeyedSingleton<IGrainStorage, TestStorage>(Named);
        siloBuilder.Services.AddSingleton(new Greeting("hello"));
    }

    public void Configure(IConfiguration configuration, IClientBuilder clientBuilder) => clientBuilder.AddMemoryStreams(Streams);
}

internal sealed record Greeting(string Text);
