using System.Text.Json;
using System.Text.Json.Nodes;

namespace OrleansNotify.Fuzz;

/// <summary>Takes away what a finding does not need.</summary>
internal static class Shrinker
{
    private const int MostTries = 200;

    /// <param name="isFault">Sends it and judges the answer.</param>
    public static async Task<FuzzRequest> Smallest(FuzzRequest request, Func<FuzzRequest, Task<bool>> isFault)
    {
        for (var (tries, isSmaller) = (0, true); isSmaller && tries < MostTries;)
        {
            isSmaller = false;
            foreach (var candidate in Smaller(request))
            {
                tries++;
                if (await isFault(candidate))
                {
                    (request, isSmaller) = (candidate, true);
                    break;
                }
            }
        }

        return request;
    }

    private static IEnumerable<FuzzRequest> Smaller(FuzzRequest request)
    {
        foreach (var header in request.Headers)
        {
            yield return request with { Headers = [.. request.Headers.Where(other => other != header)] };
        }

        var parts = request.Target.Split('?', 2);
        if (parts.Length == 2)
        {
            var parameters = parts[1].Split('&');
            foreach (var i in Enumerable.Range(0, parameters.Length))
            {
                var left = string.Join('&', parameters.Where((_, index) => index != i));
                yield return request with { Target = left.Length == 0 ? parts[0] : $"{parts[0]}?{left}" };
            }
        }

        foreach (var body in SmallerBodies(request.Body))
        {
            yield return request with { Body = body };
        }
    }

    private static IEnumerable<byte[]?> SmallerBodies(byte[]? body)
    {
        if (body is null)
        {
            yield break;
        }

        yield return null;
        foreach (var node in Without(Parsed(body)))
        {
            yield return JsonSerializer.SerializeToUtf8Bytes(node);
        }

        if (body.Length > 1)
        {
            yield return body[..(body.Length / 2)];
            yield return body[(body.Length / 2)..];
        }
    }

    private static IEnumerable<JsonNode> Without(JsonNode? body)
    {
        switch (body)
        {
            case JsonObject members:
                foreach (var name in members.Select(member => member.Key).ToList())
                {
                    var copy = (JsonObject)members.DeepClone();
                    copy.Remove(name);
                    yield return copy;
                }

                break;
            case JsonArray { Count: > 0 } items:
                yield return new JsonArray([.. items.Take(items.Count / 2).Select(item => item?.DeepClone())]);
                yield return new JsonArray([.. items.Skip((items.Count / 2) + (items.Count % 2)).Select(item => item?.DeepClone())]);
                break;
        }
    }

    private static JsonNode? Parsed(byte[] body)
    {
        try
        {
            return JsonNode.Parse(body);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }
}
