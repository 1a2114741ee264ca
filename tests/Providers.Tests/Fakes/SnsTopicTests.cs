using System.Text;
using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>The topic of the fakes as SNS: a subscriber must confirm before it counts.</summary>
public sealed class SnsTopicTests : IAsyncLifetime, IDisposable
{
    private readonly Providers _providers = new();
    private FakeProviders _fakes = null!;

    public async Task InitializeAsync() => _fakes = await FakeProviders.Start();

    public Task DisposeAsync() => _fakes.DisposeAsync().AsTask();

    public void Dispose() => _providers.Dispose();

    [Theory]
    [InlineData("ses")]
    [InlineData("aws-sms")]
    public async Task ASubscriptionIsConfirmedByItsUrl(string id)
    {
        await using var receiver = await CallbackReceiver.Start();
        await Subscribe(new Uri(receiver.Address, "/cb"));

        var settings = _providers.Settings(id, ConformanceCases.ById[id].Settings(_fakes.Address));
        var reading = await _providers[id].Read(await receiver.Next(), settings, CancellationToken.None);
        using var http = new HttpClient();
        using var confirmed = await http.GetAsync(reading.Confirm);

        Assert.True(reading.IsVerified, reading.Problem);
        Assert.True(confirmed.IsSuccessStatusCode);
        Assert.Equal(1, _fakes.Topic.Confirmations);
    }

    private async Task Subscribe(Uri endpoint)
    {
        var settings = _providers.Settings("sns", ConformanceCases.ById["sns"].Settings(_fakes.Address));
        var form = $"Action=Subscribe&Version=2010-03-31&Protocol=http&TopicArn={Uri.EscapeDataString(SnsTopic.Arn)}&Endpoint={Uri.EscapeDataString(endpoint.AbsoluteUri)}";
        using var request = new AwsRequest(AwsService.Notification, HttpMethod.Post, "", Encoding.ASCII.GetBytes(form), "application/x-www-form-urlencoded")
            .Signed(settings, new AwsCredentials(AwsAccess.AccessKeyId, AwsAccess.SecretAccessKey, null), TimeProvider.System.GetUtcNow());
        using var http = new HttpClient();
        using var response = await http.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
