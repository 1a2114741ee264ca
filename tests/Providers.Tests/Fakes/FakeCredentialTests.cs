using System.Net.Http.Headers;
using OrleansNotify.Fakes;

namespace OrleansNotify.Channels;

/// <summary>The fakes take nothing with a wrong key, as the services do.</summary>
public sealed class FakeCredentialTests : IAsyncLifetime, IDisposable
{
    private readonly Providers _providers = new();
    private FakeProviders _fakes = null!;

    public async Task InitializeAsync() => _fakes = await FakeProviders.Start();

    public Task DisposeAsync() => _fakes.DisposeAsync().AsTask();

    public void Dispose() => _providers.Dispose();

    [Theory]
    [InlineData("sendgrid", "apiKey", "wrong")]
    [InlineData("ses", "accessKeyId", "AKIAUNKNOWN000000000")]
    [InlineData("ses", "secretAccessKey", "another")]
    [InlineData("sns", "accessKeyId", "AKIAUNKNOWN000000000")]
    [InlineData("sns", "secretAccessKey", "another")]
    [InlineData("aws-sms", "accessKeyId", "AKIAUNKNOWN000000000")]
    [InlineData("aws-sms", "secretAccessKey", "another")]
    [InlineData("smtp", "url", "user:wrong")]
    public async Task AWrongKeyTakesNothing(string id, string field, string value)
    {
        var one = ConformanceCases.ById[id];
        var values = one.Settings(one.AddressOf(_fakes));
        values[field] = id == "smtp" ? values[field].Replace("://", $"://{value}@", StringComparison.Ordinal) : value;
        var settings = _providers.Settings(id, values);

        var outcome = await _providers[id].Send(one.Message(_fakes.Address), settings, CancellationToken.None);
        var check = await _providers[id].Check(settings, CancellationToken.None);

        Assert.Equal((OutcomeKind.RefusedAccount, OutcomeScope.Account), (outcome.Kind, outcome.Scope));
        Assert.False(check.IsReachable);
        Assert.Empty(_fakes.Taken.List());
    }

    [Theory]
    [InlineData("ses")]
    [InlineData("sns")]
    [InlineData("aws-sms")]
    public async Task AClockThatIsWrongIsTheAccountsFault(string id)
    {
        using var late = new Providers(new ManualTimeProvider(TimeProvider.System.GetUtcNow().AddHours(-1)));
        var one = ConformanceCases.ById[id];

        var outcome = await late[id].Send(one.Message(_fakes.Address), late.Settings(id, one.Settings(_fakes.Address)), CancellationToken.None);

        Assert.Equal((OutcomeKind.RefusedAccount, "RequestExpired"), (outcome.Kind, outcome.Code));
    }

    [Theory]
    [InlineData("X-Amz-Date", "20260301T000000Z")]
    [InlineData("X-Amz-Security-Token", "added on the way")]
    [InlineData("Content-Type", "text/plain")]
    public async Task AChangedHeaderBreaksTheSignature(string header, string value)
    {
        var settings = _providers.Settings("sns", ConformanceCases.ById["sns"].Settings(_fakes.Address));
        var credentials = new AwsCredentials(AwsAccess.AccessKeyId, AwsAccess.SecretAccessKey, null);
        var body = "Action=Publish&Version=2010-03-31&PhoneNumber=%2B447700900123&Message=hello"u8.ToArray();
        using var request = new AwsRequest(AwsService.Notification, HttpMethod.Post, "", body, "application/x-www-form-urlencoded")
            .Signed(settings, credentials, TimeProvider.System.GetUtcNow());
        HttpHeaders headers = header == "Content-Type" ? request.Content!.Headers : request.Headers;
        headers.Remove(header);
        headers.TryAddWithoutValidation(header, value);
        using var http = new HttpClient();

        using var response = await http.SendAsync(request);

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Empty(_fakes.Taken.List());
    }
}
