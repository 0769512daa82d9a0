// Asks a token service for tokens as gophercloud does: of a project and of the whole account.
package main

import (
	"fmt"
	"os"

	"github.com/gophercloud/gophercloud"
	"github.com/gophercloud/gophercloud/openstack"
	"github.com/gophercloud/gophercloud/openstack/identity/v3/tokens"
)

func main() {
	client, err := openstack.NewClient(os.Args[1] + "/v3")
	if err != nil {
		panic(err)
	}
	service := &gophercloud.ServiceClient{ProviderClient: client, Endpoint: os.Args[1] + "/v3/"}
	for _, scope := range []tokens.Scope{{ProjectName: "ap-southeast-1", DomainName: "domainname"}, {DomainName: "domainname"}} {
		asked := tokens.AuthOptions{Username: "username", Password: "password", DomainName: "domainname", Scope: scope}
		answer := tokens.Create(service, &asked)
		token, err := answer.ExtractToken()
		if err != nil {
			panic(err)
		}
		user, err := answer.ExtractUser()
		if err != nil {
			panic(err)
		}
		if token.ID == "" || user.ID == "" || token.ExpiresAt.IsZero() {
			panic(fmt.Sprint(token, user))
		}
		fmt.Println(user.Name, user.Domain.Name)
	}
}
