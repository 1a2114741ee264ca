using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using OrleansNotify.Testing;

namespace OrleansNotify.Channels;

/// <summary>The operator's account without keys has those of the machine; what gives them is a server here, found by Amazon's own variables.</summary>
[Collection(nameof(MachineCredentialsTests))]
public sealed class MachineCredentialsTests : IAsyncLifetime
{
    private static readonly string[] Variables =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_SHARED_CREDENTIALS_FILE", "AWS_CONFIG_FILE", "AWS_ROLE_ARN",
        "AWS_ROLE_SESSION_NAME", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ENDPOINT_URL_STS", "AWS_REGION", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_EC2_METADATA_DISABLED", "AWS_EC2_METADATA_SERVICE_ENDPOINT",
    ];

    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private readonly ConcurrentQueue<(string Method, string Path, string Body, string Token)> _calls = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("aws-").FullName;
    private readonly OwnAssemblies _assemblies = new();
    private TimeSpan _life = TimeSpan.FromHours(1);
    private WebApplication _server = null!;

    private string Url => _server.Urls.First();

    public async Task InitializeAsync()
    {
        _server = await LocalHttp.Start(Answer);
        foreach (var name in Variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        // Nothing of the machine that runs the tests.
        Set("AWS_EC2_METADATA_DISABLED", "true");
        Set("AWS_SHARED_CREDENTIALS_FILE", Path.Combine(_folder, "none"));
        Set("AWS_CONFIG_FILE", Path.Combine(_folder, "none"));
        Set("AWS_REGION", "eu-west-1");
    }

    public async Task DisposeAsync()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        Directory.Delete(_folder, recursive: true);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task VariablesAreTakenFirst()
    {
        Set("AWS_ACCESS_KEY_ID", "AKIDVARIABLE");
        Set("AWS_SECRET_ACCESS_KEY", "secret");
        Set("AWS_SESSION_TOKEN", "token");

        Assert.Equal("AKIDVARIABLE", await Get());
    }

    [Fact]
    public async Task SharedFileHasTheProfile()
    {
        var file = Path.Combine(_folder, "credentials");
        await File.WriteAllTextAsync(file, "[mail]\naws_access_key_id = AKIDPROFILE\naws_secret_access_key = secret\n");
        Set("AWS_SHARED_CREDENTIALS_FILE", file);
        Set("AWS_PROFILE", "mail");

        Assert.Equal("AKIDPROFILE", await Get());
    }

    [Fact]
    public async Task WebIdentityIsExchangedForARole()
    {
        var file = Path.Combine(_folder, "token");
        await File.WriteAllTextAsync(file, "the.identity.token");
        Set("AWS_WEB_IDENTITY_TOKEN_FILE", file);
        Set("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/notify");
        Set("AWS_ENDPOINT_URL_STS", Url);

        Assert.Equal("AKIDWEB", await Get());
        var call = Assert.Single(_calls);
        Assert.Contains("Action=AssumeRoleWithWebIdentity", call.Body, StringComparison.Ordinal);
        Assert.Contains("WebIdentityToken=the.identity.token", call.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContainerGivesTheRoleOfItsTask()
    {
        Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"{Url}/container");
        Set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "pod-token");

        Assert.Equal("AKIDCONTAINER", await Get());
        Assert.Equal("pod-token", _calls.First().Token);
    }

    [Fact]
    public async Task InstanceGivesItsRoleForASessionToken()
    {
        Set("AWS_EC2_METADATA_DISABLED", null);
        Set("AWS_EC2_METADATA_SERVICE_ENDPOINT", Url);

        Assert.Equal("AKIDINSTANCE", await Get());
        Assert.Contains(_calls, call => call is { Method: "PUT", Path: "/latest/api/token" });
        Assert.All(_calls.Where(call => call.Path.StartsWith("/latest/meta-data/iam", StringComparison.Ordinal)), call => Assert.Equal("imds-token", call.Token));
    }

    [Fact]
    public async Task ManyCallsAtOnceAreOneQuestion()
    {
        Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"{Url}/container");

        var found = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Get()));

        Assert.All(found, key => Assert.Equal("AKIDCONTAINER", key));
        Assert.InRange(_calls.Count, 1, 2);
    }

    [Fact]
    public async Task WhatHasEndedIsAskedForAgain()
    {
        _life = TimeSpan.FromSeconds(1);
        Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"{Url}/container");
        await Get();
        var before = _calls.Count;

        await Eventually.Holds(
            async () =>
            {
                await Get();
                return _calls.Count > before;
            },
            "the credentials are asked for again");
    }

    [Fact]
    public async Task TenantsAccountNeverHasThem()
    {
        Set("AWS_ACCESS_KEY_ID", "AKIDVARIABLE");
        Set("AWS_SECRET_ACCESS_KEY", "secret");
        Set("AWS_CONTAINER_CREDENTIALS_FULL_URI", $"{Url}/container");

        var credentials = await new ChainCredentials(new SettingsCredentials()).Get(Settings(), default);

        Assert.Equal("", credentials.AccessKeyId);
        Assert.Empty(_calls);
        Assert.NotEmpty(ProviderRules.Validate(ManifestReader.Read("Ses"), Values()));
        Assert.Empty(ProviderRules.Validate(ManifestReader.Read("Ses"), Values(), isOperators: true));
    }

    [Fact]
    public async Task WithoutAnyTheCallWaitsAndNothingIsSent()
    {
        var failure = await Assert.ThrowsAnyAsync<Exception>(Get);

        Assert.StartsWith("no AWS credentials", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>The key that the chain finds. In assemblies of this test's own: Amazon's look at the variables once in a process.</summary>
    private async Task<string> Get()
    {
        var chain = _assemblies.LoadFromAssemblyName(new AssemblyName("OrleansNotify.Providers")).GetType(typeof(ChainCredentials).FullName!, throwOnError: true)!;
        var asked = (Task)chain.GetMethod(nameof(ChainCredentials.OfMachine), BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, [CancellationToken.None])!;
        await asked;
        return asked.GetType().GetProperty("Result")!.GetValue(asked)!.ToString()!;
    }

    private static ProviderSettings Settings() => new("acc_1", ManifestReader.Read("Ses"), Values());

    private static Dictionary<string, string> Values() => new() { ["region"] = "eu-west-1", ["from"] = "shop@example.org" };

    private static void Set(string name, string? value) => Environment.SetEnvironmentVariable(name, value);

    private async Task Answer(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var (path, body) = (context.Request.Path.Value!, await reader.ReadToEndAsync());
        var token = context.Request.Headers["X-aws-ec2-metadata-token"].ToString() is { Length: > 0 } given ? given : context.Request.Headers.Authorization.ToString();
        _calls.Enqueue((context.Request.Method, path, body, token));
        var ends = TimeProvider.System.GetUtcNow().Add(_life).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(path switch
        {
            "/latest/api/token" => "imds-token",
            _ when path.StartsWith("/latest/meta-data/iam/", StringComparison.Ordinal) => path.EndsWith('/') ? "notify-role" : Json("AKIDINSTANCE", ends),
            "/" => $"""
                <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleWithWebIdentityResult><Credentials>
                <AccessKeyId>AKIDWEB</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>{ends}</Expiration>
                </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
                """,
            _ => Json("AKIDCONTAINER", ends),
        });
    }

    private static string Json(string key, string ends)
        => $$"""{"Code":"Success","Type":"AWS-HMAC","AccessKeyId":"{{key}}","SecretAccessKey":"secret","Token":"token","Expiration":"{{ends}}","LastUpdated":"2026-01-01T00:00:00Z"}""";
}

internal sealed class OwnAssemblies() : AssemblyLoadContext("aws")
{
    protected override Assembly? Load(AssemblyName assemblyName)
        => assemblyName.Name is { } name && (name == "OrleansNotify.Providers" || name.StartsWith("AWSSDK", StringComparison.Ordinal))
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"))
            : null;
}

/// <summary>Variables are the whole process's.</summary>
[CollectionDefinition(nameof(MachineCredentialsTests), DisableParallelization = true)]
public sealed class MachineCredentialsCollection;
